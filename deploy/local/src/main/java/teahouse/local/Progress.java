package teahouse.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Says what happens, line by line, with the seconds since the beginning.
public final class Progress {
  private final PrintStream out;
  private final long beginning = System.nanoTime();

  /// @param out where to
  public Progress(PrintStream out) {
    this.out = out;
  }

  /// Says nothing.
  public static Progress silent() {
    return new Progress(new PrintStream(OutputStream.nullOutputStream()));
  }

  void say(String what) {
    var elapsed = Duration.ofNanos(System.nanoTime() - beginning);
    out.printf(Locale.ROOT, "%6.1f s  %s%n", elapsed.toMillis() / 1000.0, what);
    out.flush();
  }
}
