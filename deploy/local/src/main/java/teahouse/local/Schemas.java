package teahouse.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Makes a schema with a user of its own, on MariaDB and MySQL alike.
public final class Schemas {
  private Schemas() {}

  /// Makes the schema and its user, unless they are there; the user may do all in this schema and
  /// nothing outside of it.
  ///
  /// @param administration where the server is, and a user who may make schemas and users
  /// @param schema what to make: its name, its user and the user's password
  public static void create(DatabaseAddress administration, DatabaseAddress schema) {
    try (var connection =
            DriverManager.getConnection(
                administration.jdbcUrl(), administration.user(), administration.password());
        var statement = connection.createStatement()) {
      for (var sql : statements(schema.name(), schema.user(), schema.password())) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the schema " + schema.name(), e);
    }
  }

  /// Names cannot be parameters of such statements, so only harmless ones are let in. An underscore
  /// is a wildcard in GRANT.
  private static List<String> statements(String name, String user, String password) {
    for (var word : List.of(name, user, password)) {
      if (!word.matches("[a-z0-9_-]{1,32}")) {
        throw new IllegalArgumentException(word + " (expected: 1 to 32 of a-z, 0-9, _ and -)");
      }
    }
    return List.of(
        "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci"
            .formatted(name),
        "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s'".formatted(user, password),
        "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(name.replace("_", "\\_"), user));
  }
}
