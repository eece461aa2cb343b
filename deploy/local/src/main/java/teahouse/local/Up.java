package teahouse.local;

import java.nio.file.Path;
import java.util.Map;

/// `make up`: starts the whole system on this machine, says where it is, and stops it at Ctrl-C.
///
/// `PORT` is the port of the gateway (default 8080, 0 takes a free one), `TEAHOUSE_DATA` the folder
/// for data and logs (default `.teahouse` in the checkout).
final class Up {
  private static final int DEFAULT_PORT = 8080;

  private final LocalStack stack;
  private volatile boolean stopping;

  private Up(LocalStack stack) {
    this.stack = stack;
  }

  static void main() {
    try {
      var options = options(System.getenv());
      var progress = new Progress(System.out);
      progress.say("Teahouse starts; data and logs are in " + options.data());
      new Up(new LocalStack(options, progress)).run();
    } catch (StartFailure | IllegalArgumentException e) {
      System.err.println("Teahouse cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  static StackOptions options(Map<String, String> environment) {
    var data = environment.getOrDefault("TEAHOUSE_DATA", "");
    var port = environment.getOrDefault("PORT", "");
    var folder = data.isBlank() ? Packages.checkout().resolve(".teahouse") : Path.of(data);
    return StackOptions.in(folder).withPort(port.isBlank() ? DEFAULT_PORT : port(port));
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("PORT: " + text + " (expected: 0 to 65535)", e);
    }
  }

  private void run() throws StartFailure {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      stack.start();
    } catch (StartFailure e) {
      if (stopping) {
        return;
      }
      throw e;
    }
    greet();
    var loss = stack.awaitLoss();
    if (!stopping) {
      throw new StartFailure(loss);
    }
  }

  private void stop() {
    stopping = true;
    stack.close();
  }

  private void greet() {
    System.out.printf(
        """

        Teahouse is open:  %s

        Ctrl-C stops everything; what was said stays for the next time.

        """,
        stack.address());
  }
}
