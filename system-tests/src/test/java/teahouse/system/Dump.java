package teahouse.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import teahouse.local.DatabaseAddress;

/// A backup of a schema, taken as `mysqldump --single-transaction` takes it: all tables as of one
/// moment, while the service goes on writing.
record Dump(List<Table> tables) {

  /// @param create the statement that makes the table
  /// @param columns those that are stored rather than computed
  record Table(String name, String create, List<String> columns, List<List<Object>> rows) {}

  static Dump of(DatabaseAddress schema) {
    try (var connection = open(schema)) {
      execute(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
      var tables = new ArrayList<Table>();
      for (var name : column(connection, "SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'", 1)) {
        tables.add(table(connection, name));
      }
      return new Dump(tables);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  static void loseEverything(DatabaseAddress schema) {
    try (var connection = open(schema)) {
      execute(connection, "SET FOREIGN_KEY_CHECKS = 0");
      for (var name : column(connection, "SHOW TABLES", 1)) {
        execute(connection, "DROP TABLE `" + name + "`");
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  void restore(DatabaseAddress schema) {
    try (var connection = open(schema)) {
      execute(connection, "SET FOREIGN_KEY_CHECKS = 0");
      for (var table : tables) {
        execute(connection, table.create());
        insert(connection, table);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Table table(Connection connection, String name) throws SQLException {
    var columns =
        column(
            connection,
            "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND"
                + " table_name = '"
                + name
                + "' AND extra NOT LIKE '%GENERATED%' ORDER BY ordinal_position",
            1);
    var create = column(connection, "SHOW CREATE TABLE `" + name + "`", 2).getFirst();
    var rows = new ArrayList<List<Object>>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT `" + String.join("`,`", columns) + "` FROM `" + name + "`")) {
      while (found.next()) {
        var row = new ArrayList<Object>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(found.getObject(i));
        }
        rows.add(row);
      }
    }
    return new Table(name, create, columns, rows);
  }

  private static void insert(Connection connection, Table table) throws SQLException {
    var sql =
        "INSERT INTO `%s` (`%s`) VALUES (%s)"
            .formatted(
                table.name(),
                String.join("`,`", table.columns()),
                String.join(",", Collections.nCopies(table.columns().size(), "?")));
    try (var statement = connection.prepareStatement(sql)) {
      for (var row : table.rows()) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static List<String> column(Connection connection, String sql, int number)
      throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (found.next()) {
        values.add(found.getString(number));
      }
      return values;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection open(DatabaseAddress schema) throws SQLException {
    return DriverManager.getConnection(schema.jdbcUrl(), schema.user(), schema.password());
  }
}
