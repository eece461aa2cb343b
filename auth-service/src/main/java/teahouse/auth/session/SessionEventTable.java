package teahouse.auth.session;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is still to be told.
@Repository
class SessionEventTable {

  private static final String INSERT =
      "INSERT INTO session_event (record_key, record_value) VALUES (:key, :value)";

  /// Another replica's rows in hand are passed over instead of waited for.
  private static final String NEXT =
      """
      SELECT id, record_key, record_value FROM session_event
       ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private static final String DELETE = "DELETE FROM session_event WHERE id IN (:ids)";

  private final JdbcClient jdbc;

  SessionEventTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Pending(long id, String key, String value) {}

  void insert(String key, String value) {
    jdbc.sql(INSERT).param("key", key).param("value", value).update();
  }

  List<Pending> next(int limit) {
    return jdbc.sql(NEXT)
        .param("limit", limit)
        .query((row, _) ->
            new Pending(
                row.getLong("id"), row.getString("record_key"), row.getString("record_value")))
        .list();
  }

  void delete(List<Long> ids) {
    jdbc.sql(DELETE).param("ids", ids).update();
  }
}
