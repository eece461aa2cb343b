package teahouse.auth.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import teahouse.auth.account.UserId;
import teahouse.auth.origin.SecretHash;

@Repository
class SessionTable {

  private static final String INSERT =
      """
      INSERT INTO session (id, user_id, secret_hash, started_at, expires_at, device)
      VALUES (:id, :user, :secretHash, :since, :until, :device)
      """;

  private static final String BY_SECRET =
      """
      SELECT id, user_id, started_at, expires_at FROM session
       WHERE secret_hash = :secretHash AND expires_at > :now
      """;

  private static final String IS_LIVE =
      "SELECT COUNT(*) FROM session WHERE id = :id AND expires_at > :now";

  private static final String LOCK =
      """
      SELECT id, user_id, started_at, expires_at FROM session
       WHERE id = :id AND expires_at > :now
         FOR UPDATE
      """;

  private static final String OF_USER =
      """
      SELECT id, user_id, started_at, expires_at, device FROM session
       WHERE user_id = :user AND expires_at > :now
       ORDER BY id DESC LIMIT :limit
      """;

  /// Ascending, so that two who end all of them wait for each other instead of deadlocking.
  private static final String LOCK_OF_USER =
      "SELECT id FROM session WHERE user_id = :user ORDER BY id LIMIT :limit FOR UPDATE";

  private static final String DELETE = "DELETE FROM session WHERE id = :id";

  private static final String PURGE =
      "DELETE FROM session WHERE expires_at < :now ORDER BY expires_at LIMIT 500";

  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SignedIn session, SecretHash secret, Device device) {
    jdbc.sql(INSERT)
        .param("id", session.session().toString())
        .param("user", session.user().toString())
        .param("secretHash", secret.bytes())
        .param("since", session.since())
        .param("until", session.until())
        .param("device", device.name())
        .update();
  }

  /// Newest first.
  List<OpenSession> ofUser(UserId user, Instant now, int limit) {
    return jdbc.sql(OF_USER)
        .param("user", user.toString())
        .param("now", now)
        .param("limit", limit)
        .query((row, _) -> new OpenSession(session(row), new Device(row.getString("device"))))
        .list();
  }

  List<SessionId> lockOfUser(UserId user, int limit) {
    return jdbc.sql(LOCK_OF_USER)
        .param("user", user.toString())
        .param("limit", limit)
        .query((row, _) -> new SessionId(UUID.fromString(row.getString("id"))))
        .list();
  }

  Optional<SignedIn> bySecret(SecretHash secret, Instant now) {
    return jdbc.sql(BY_SECRET)
        .param("secretHash", secret.bytes())
        .param("now", now)
        .query((row, _) -> session(row))
        .optional();
  }

  boolean isLive(SessionId id, Instant now) {
    return jdbc.sql(IS_LIVE)
            .param("id", id.toString())
            .param("now", now)
            .query(Integer.class)
            .single()
        > 0;
  }

  Optional<SignedIn> lock(SessionId id, Instant now) {
    return jdbc.sql(LOCK)
        .param("id", id.toString())
        .param("now", now)
        .query((row, _) -> session(row))
        .optional();
  }

  void delete(SessionId id) {
    jdbc.sql(DELETE).param("id", id.toString()).update();
  }

  int purge(Instant now) {
    return jdbc.sql(PURGE).param("now", now).update();
  }

  private static SignedIn session(ResultSet row) throws SQLException {
    return new SignedIn(
        new UserId(UUID.fromString(row.getString("user_id"))),
        new SessionId(UUID.fromString(row.getString("id"))),
        row.getObject("started_at", Instant.class),
        row.getObject("expires_at", Instant.class));
  }
}
