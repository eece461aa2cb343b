package teahouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/// Makes the data folder of a new MariaDB server.
final class DatabaseFolder {
  private DatabaseFolder() {}

  /// Made beside its place and then renamed, so that one which was cut short is begun anew.
  static void make(MariaDb mariaDb, Path folder, Path log) throws IOException, StartFailure {
    var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished);

    var sql = unfinished.resolve("bootstrap.sql");
    Files.writeString(sql, mariaDb.bootstrapSql());
    var command = mariaDb.commandLine(unfinished);
    command.add("--bootstrap");
    var bootstrap =
        new ProcessBuilder(command)
            .redirectInput(sql.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Guard.watch(bootstrap);
    if (exitCode(bootstrap) != 0) {
      throw new StartFailure(LastWords.of("database", exitCode(bootstrap), log));
    }
    Files.delete(sql);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int exitCode(Process bootstrap) throws StartFailure {
    try {
      if (!bootstrap.waitFor(1, TimeUnit.MINUTES)) {
        bootstrap.destroyForcibly();
        throw new StartFailure("database did not make its data folder within a minute");
      }
      return bootstrap.exitValue();
    } catch (InterruptedException e) {
      bootstrap.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while the database made its data folder", e);
    }
  }
}
