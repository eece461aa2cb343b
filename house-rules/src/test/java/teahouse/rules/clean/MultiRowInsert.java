package teahouse.rules.clean;

import java.util.Collections;

class MultiRowInsert {

  String statement(int rows) {
    return "INSERT INTO room (id) VALUES " + String.join(", ", Collections.nCopies(rows, "(?)"));
  }
}
