package teahouse.rules.broken;

class ReadsMillis {
  long when() {
    return System.currentTimeMillis();
  }
}
