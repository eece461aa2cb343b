package teahouse.system.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import teahouse.local.LocalProcess;
import teahouse.local.StartFailure;

/// A folder on a disk of its own (in memory), which can be filled to the last byte.
final class SmallDisk {

  private static final int PIECE = 64 * 1024;

  private final Path ballast;

  private SmallDisk(Path folder) {
    this.ballast = folder.resolve("ballast");
  }

  /// Moves the data of a process to such a disk, while it stands still for that.
  static SmallDisk under(LocalProcess owner, Path folder, String size) throws StartFailure {
    String data = folder.toAbsolutePath().toString();
    String aside = data + "-aside";
    owner.stop();
    Ground.run("mv", data, aside);
    Ground.run("mkdir", data);
    Ground.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", data);
    Ground.run("cp", "-a", aside + "/.", data);
    Ground.run("rm", "-rf", aside);
    owner.start();
    owner.awaitReady();
    return new SmallDisk(folder);
  }

  /// Full for a while, and then as it was.
  String filledFor(Duration time) throws InterruptedException {
    fill();
    try {
      Pause.of(time);
      long left = Files.getFileStore(ballast).getUsableSpace();
      if (left >= PIECE) {
        throw new AssertionError("%d bytes of the disk are free (expected: none)".formatted(left));
      }
      return "%d MiB of ballast, %d bytes left".formatted(Files.size(ballast) >> 20, left);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      clear();
    }
  }

  private void fill() {
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      // as intended
    }
  }

  private void clear() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
