package teahouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/// Sees to it that no child outlives this JVM, however the JVM ends.
///
/// A shell script waits on a pipe from here and is told every pid. When the pipe breaks, which a
/// `kill -9` of this JVM brings about as surely as a proper exit, it ends the children that are
/// left and deletes the folders that were only for them. A shutdown hook alone would not run on -9.
final class Guard {
  private static final Guard INSTANCE = new Guard();

  private final Writer orders;

  private Guard() {
    try (var script = Guard.class.getResourceAsStream("guard.sh")) {
      var text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      var shell =
          new ProcessBuilder("/bin/sh", "-c", text, "teahouse-guard")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      orders = shell.outputWriter(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the guard of child processes did not start", e);
    }
  }

  static void watch(Process child) {
    INSTANCE.order("watch", Long.toString(child.pid()));
    var _ = child.onExit().thenRun(() -> INSTANCE.order("forget", Long.toString(child.pid())));
  }

  /// Deletes the folder once this JVM and the children it started are gone.
  static void deleteAtEnd(Path folder) {
    INSTANCE.order("delete", folder.toAbsolutePath().toString());
  }

  private synchronized void order(String verb, String what) {
    try {
      orders.write(verb + " " + what + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the guard of child processes is gone", e);
    }
  }
}
