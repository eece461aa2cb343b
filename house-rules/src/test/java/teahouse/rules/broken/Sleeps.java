package teahouse.rules.broken;

class Sleeps {
  void sleeps() throws InterruptedException {
    Thread.sleep(1);
  }
}
