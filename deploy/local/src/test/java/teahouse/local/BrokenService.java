package teahouse.local;

/// A service that gives up at once.
final class BrokenService {
  private BrokenService() {}

  static void main() {
    System.out.println("java.io.IOException: No space left on device");
    System.exit(1);
  }
}
