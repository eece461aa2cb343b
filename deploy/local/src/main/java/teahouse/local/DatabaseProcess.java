package teahouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// One MariaDB server as its own process, listening on 127.0.0.1 only.
public final class DatabaseProcess extends LocalProcess {
  private static final String ADMINISTRATOR = "insecure-local-admin";
  private static final String PASSWORD = "insecure-local-password";

  private final int port = Ports.free();
  private final Path folder;

  /// A server that is not started yet. Data goes to (and is found again in) `data/database`, the
  /// log to `logs/database.log`.
  public DatabaseProcess(Path data, Path logs) {
    super("database", logs);
    this.folder = data.resolve("database").toAbsolutePath();
  }

  /// Where a schema is, which [Schemas#create] makes once the server runs.
  DatabaseAddress schema(String name, String user, String password) {
    return new DatabaseAddress("127.0.0.1", port, name, user, password);
  }

  /// The server itself, no schema, and a user who may do everything.
  public DatabaseAddress administration() {
    return new DatabaseAddress("127.0.0.1", port, "", ADMINISTRATOR, PASSWORD);
  }

  @Override
  List<String> command() throws StartFailure {
    var mariaDb = MariaDb.find();
    try {
      if (!Files.exists(folder)) {
        DatabaseFolder.make(mariaDb, folder, log());
      }
      Files.writeString(folder.resolve("init.sql"), administratorSql());
    } catch (IOException e) {
      throw new StartFailure(name() + " cannot write to " + folder + ": " + e.getMessage(), e);
    }
    var command = mariaDb.commandLine(folder);
    command.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=",
            "--skip-name-resolve",
            "--init-file=" + folder.resolve("init.sql"),
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_520_ci",
            "--default-time-zone=+00:00",
            // What MySQL 8 forbids by default, so that nothing passes here and fails there.
            "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
            "--max-connections=300",
            "--innodb-buffer-pool-size=64M",
            // Survives the death of the process; only a power cut can cost the last second.
            "--innodb-flush-log-at-trx-commit=2"));
    return command;
  }

  @Override
  boolean answers() {
    var address = administration();
    try (var connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static String administratorSql() {
    return """
    CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
    GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
    """
        .formatted(ADMINISTRATOR, PASSWORD);
  }
}
