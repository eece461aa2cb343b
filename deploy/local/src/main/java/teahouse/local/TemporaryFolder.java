package teahouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that are gone when this JVM and all that it started are gone.
public final class TemporaryFolder {
  private TemporaryFolder() {}

  public static Path create(String name) throws IOException {
    var folder = Files.createTempDirectory("teahouse-" + name + "-");
    Guard.deleteAtEnd(folder);
    return folder;
  }
}
