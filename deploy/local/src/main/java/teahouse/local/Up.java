package teahouse.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import teahouse.local.demo.Person;

/// `make up`: starts the whole system on this machine, says where it is, and stops it at Ctrl-C.
///
/// `PORT` is the port of the gateway (default 8080, 0 takes a free one), `TEAHOUSE_DATA` the folder
/// for data and logs (default `.teahouse` in the checkout).
final class Up {
  private static final int DEFAULT_PORT = 8080;

  private final LocalStack stack;
  private final Demo demo;
  private final Progress progress;
  private volatile boolean stopping;

  Up(StackOptions options, Progress progress) {
    this.stack = new LocalStack(options, progress);
    this.demo = new Demo(options.data(), Clock.systemUTC());
    this.progress = progress;
  }

  static void main() {
    try {
      var options = options(System.getenv());
      var progress = new Progress(System.out);
      progress.say("Teahouse starts; data and logs are in " + options.data());
      new Up(options, progress).run();
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

  void run() throws StartFailure {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      stack.start();
    } catch (StartFailure e) {
      if (stopping) {
        return;
      }
      throw e;
    }
    tellTheDemo();
    greet();
    var loss = stack.awaitLoss();
    if (!stopping) {
      System.err.println("Teahouse stops: " + loss);
      System.exit(1);
    }
  }

  /// The house is open without it, too.
  private void tellTheDemo() {
    try {
      demo.tellOnce(stack.address());
      progress.say("the demo rooms are there");
    } catch (IOException e) {
      progress.say("the demo rooms are incomplete, the next start tries again: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

        Sign up, or come in as one of two who live on this machine only:
          %-10s %s
          %-10s %s

        Ctrl-C stops everything; what was said stays for the next time.

        """,
        stack.address(),
        Person.LIN_QING.userName(),
        Person.LIN_QING.password(),
        Person.MAYA.userName(),
        Person.MAYA.password());
  }
}
