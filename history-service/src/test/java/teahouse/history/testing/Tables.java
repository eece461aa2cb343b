package teahouse.history.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teahouse.local.DatabaseAddress;

/// The service's tables, looked at and tampered with from outside.
public record Tables(DatabaseAddress database) {

  /// All rows of all tables but positions, as text in a fixed order.
  public String dump() {
    return Stream.of("message", "event_id", "member", "room")
        .map(table -> table + ":\n" + String.join("\n", rows(table)))
        .collect(Collectors.joining("\n"));
  }

  public List<String> rows(String table) {
    return switch (table) {
      case "message" -> query("SELECT * FROM message ORDER BY room, seq");
      case "event_id" -> query("SELECT * FROM event_id ORDER BY room, id");
      case "member" -> query("SELECT * FROM member ORDER BY room, member");
      case "room" -> query("SELECT * FROM room ORDER BY room");
      default -> query("SELECT * FROM log_position ORDER BY topic, partition_no");
    };
  }

  public long count(String sql) {
    return Long.parseLong(query(sql).getFirst());
  }

  public void run(String sql) {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The caller's own, to hold locks with.
  public Connection open() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  public List<String> query(String sql) {
    try (var connection = open();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      Object value = result.getObject(i);
      columns.add(
          switch (value) {
            case null -> "-";
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Blob blob -> new String(blob.getBytes(1, (int) blob.length()), UTF_8);
            default -> value.toString();
          });
    }
    return String.join("|", columns);
  }
}
