package teahouse.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/// Tells the demo rooms to a house that runs elsewhere, once, and ends: `ORIGIN` is where people
/// reach it, `TEAHOUSE_DATA` the folder that remembers that it was told.
final class DemoTeller {
  private DemoTeller() {}

  static void main() throws InterruptedException {
    var origin = URI.create(System.getenv().getOrDefault("ORIGIN", "http://localhost:8080"));
    var data = Path.of(System.getenv().getOrDefault("TEAHOUSE_DATA", "."));
    try {
      new Demo(data, Clock.systemUTC()).tellOnce(origin);
      System.out.println("The demo rooms are there: " + origin);
    } catch (IOException e) {
      System.err.println(
          "The demo rooms are incomplete, the next start tries again: " + e.getMessage());
      System.exit(1);
    }
  }
}
