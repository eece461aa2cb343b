package teahouse.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps what is measured on a core of its own, if whoever starts the measurement says which: the
/// generator and everything else share the others.
public final class Cores {

  /// Names the core in the properties of the JVM. The generator cannot find out by itself: it is
  /// kept off that core, and a JVM counts only the processors that it may use.
  static final String SERVER = "teahouse.bench.server-core";

  private final @Nullable Integer server;

  private Cores(@Nullable Integer server) {
    this.server = server;
  }

  /// As [#SERVER] says; nothing is pinned without.
  public static Cores asTold() {
    return new Cores(Integer.getInteger(SERVER));
  }

  /// Nothing is pinned: the system puts everything where it likes.
  public static Cores shared() {
    return new Cores(null);
  }

  /// Options of a JVM that is to be pinned: before it is, it would count all cores as its own.
  public List<String> options(List<String> others) {
    return server == null
        ? others
        : Stream.concat(others.stream(), Stream.of("-XX:ActiveProcessorCount=1")).toList();
  }

  /// For whoever reads the figures.
  String inWords() {
    return server == null
        ? "Nothing is pinned: what is measured shares its cores with all that measures it."
        : "What is measured has core %d to itself.".formatted(server);
  }

  /// All threads that it has, and so all that they will start.
  public void pinServer(long pid) {
    if (server == null) {
      return;
    }
    try {
      var pinning =
          new ProcessBuilder("taskset", "-a", "-c", "-p", server.toString(), Long.toString(pid))
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
