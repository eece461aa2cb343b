package teahouse.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Keeps what is measured on a core of its own, where the system has `taskset`: the generator and
/// everything else share the others.
public final class Cores {

  private static final String SERVER = "1";

  private final boolean pinned;

  private Cores(boolean pinned) {
    this.pinned = pinned;
  }

  public static Cores ofThisMachine() {
    boolean hasTaskset =
        List.of("/usr/bin/taskset", "/bin/taskset").stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path)));
    return new Cores(hasTaskset && Runtime.getRuntime().availableProcessors() >= 2);
  }

  /// Nothing is pinned: the system puts everything where it likes.
  public static Cores shared() {
    return new Cores(false);
  }

  public boolean arePinned() {
    return pinned;
  }

  /// All threads that it has, and so all that they will start.
  public void pinServer(long pid) {
    if (!pinned) {
      return;
    }
    try {
      var pinning =
          new ProcessBuilder("taskset", "-a", "-c", "-p", SERVER, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!pinning.waitFor(1, TimeUnit.MINUTES) || pinning.exitValue() != 0) {
        pinning.destroyForcibly();
        throw new IllegalStateException("taskset could not pin process %d".formatted(pid));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
