package teahouse.bench.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process takes of the machine's memory.
final class Memory {

  private Memory() {}

  /// The most bytes that were resident at once; 0 where the system does not tell.
  static long most(long pid) {
    var status = Path.of("/proc/%d/status".formatted(pid));
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
