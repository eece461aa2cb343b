package teahouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What processes cost, as the operating system counts it.
final class Gauge {

  private Gauge() {}

  /// User and system time of all of them, in hundredths of a second at best.
  static Duration processorTime(List<Long> pids) {
    return pids.stream()
        .map(pid ->
            ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process %d is gone".formatted(pid))))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Resident memory after a collection of garbage.
  static long residentBytes(List<Long> pids) {
    return pids.stream().mapToLong(Gauge::residentBytes).sum();
  }

  private static long residentBytes(long pid) {
    collectGarbage(pid);
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collectGarbage(long pid) {
    try {
      var collecting =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!collecting.waitFor(1, TimeUnit.MINUTES)) {
        collecting.destroyForcibly();
        throw new IllegalStateException("process %d collects no garbage".formatted(pid));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
