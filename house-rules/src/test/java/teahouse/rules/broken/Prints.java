package teahouse.rules.broken;

class Prints {
  void prints() {
    System.out.println("hello");
  }
}
