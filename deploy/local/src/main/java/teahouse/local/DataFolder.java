package teahouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder with all that a stack keeps, held by one stack at a time.
final class DataFolder implements AutoCloseable {
  private static final long NEEDED_BYTES = 1L << 30;

  private final FileChannel lockFile;

  private DataFolder(FileChannel lockFile) {
    this.lockFile = lockFile;
  }

  /// Takes the folder, or says in one line why it cannot be had.
  static DataFolder open(Path path, Format format) throws StartFailure {
    return open(path, format, NEEDED_BYTES);
  }

  static DataFolder open(Path path, Format format, long neededBytes) throws StartFailure {
    try {
      Files.createDirectories(path);
      long free = Files.getFileStore(path).getUsableSpace();
      if (free < neededBytes) {
        throw new StartFailure(
            "the disk of %s is nearly full: %d MB are free (expected: at least %d MB)"
                .formatted(path, free >> 20, neededBytes >> 20));
      }
      var folder = new DataFolder(lock(path.resolve("lock")));
      try {
        format.check(path);
      } catch (StartFailure e) {
        folder.close();
        throw e;
      }
      return folder;
    } catch (IOException e) {
      throw new StartFailure("the folder " + path + " cannot be used: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The system gives the lock back when this process ends, however it ends.
  private static FileChannel lock(Path file) throws IOException, StartFailure {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StartFailure(
          "another stack runs on %s: stop it first, or set TEAHOUSE_DATA to another folder"
              .formatted(file.getParent()));
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }
}
