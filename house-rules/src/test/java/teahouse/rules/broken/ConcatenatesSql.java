package teahouse.rules.broken;

class ConcatenatesSql {
  String statement(String name) {
    return "SELECT id FROM room WHERE name = '" + name + "'";
  }
}
