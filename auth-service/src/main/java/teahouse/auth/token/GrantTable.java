package teahouse.auth.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import teahouse.auth.account.UserId;
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SessionId;
import teahouse.auth.session.SignedIn;

@Repository
class GrantTable {

  private static final String SELECT =
      """
      SELECT g.id, g.session_id, s.user_id, s.started_at, s.expires_at AS ends_at, g.client_id,
             g.redirect_uri, g.scopes, g.state, g.nonce, g.code_challenge, g.granted,
             g.code_hash, g.code_issued_at, g.code_expires_at, g.code_used,
             g.family_hash, g.refresh_hash, g.refresh_issued_at
        FROM oauth2_grant g JOIN session s ON s.id = g.session_id
      """;

  private static final String BY_ID = SELECT + " WHERE g.id = :id";
  private static final String BY_CONFIRMATION = SELECT + " WHERE g.confirm_hash = :hash";
  private static final String BY_CODE = SELECT + " WHERE g.code_hash = :hash";
  private static final String BY_FAMILY = SELECT + " WHERE g.family_hash = :hash";

  private static final String INSERT =
      """
      INSERT INTO oauth2_grant
        (id, session_id, client_id, redirect_uri, scopes, state, nonce, code_challenge, created_at)
      VALUES
        (:id, :session, :client, :redirectUri, :scopes, :state, :nonce, :codeChallenge, :now)
      """;

  private static final String UPDATE =
      """
      UPDATE oauth2_grant
         SET granted = :granted,
             confirm_hash = :confirmHash,
             code_hash = COALESCE(:codeHash, code_hash),
             code_issued_at = COALESCE(:codeIssuedAt, code_issued_at),
             code_expires_at = COALESCE(:codeExpiresAt, code_expires_at),
             code_used = code_used OR :codeUsed,
             family_hash = COALESCE(:familyHash, family_hash),
             refresh_hash = COALESCE(:refreshHash, refresh_hash),
             refresh_issued_at = COALESCE(:refreshIssuedAt, refresh_issued_at)
       WHERE id = :id
      """;

  private static final String DELETE = "DELETE FROM oauth2_grant WHERE id = :id";

  private static final String PURGE =
      """
      DELETE FROM oauth2_grant
       WHERE family_hash IS NULL AND created_at < :before
       ORDER BY created_at LIMIT 500
      """;

  private final JdbcClient jdbc;

  GrantTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Grant> byId(String id) {
    return jdbc.sql(BY_ID).param("id", id).query((row, _) -> grant(row)).optional();
  }

  Optional<Grant> byConfirmation(SecretHash hash) {
    return jdbc.sql(BY_CONFIRMATION)
        .param("hash", hash.bytes())
        .query((row, _) -> grant(row))
        .optional();
  }

  Optional<Grant> byCode(SecretHash hash) {
    return jdbc.sql(BY_CODE).param("hash", hash.bytes()).query((row, _) -> grant(row)).optional();
  }

  Optional<Grant> byFamily(SecretHash hash) {
    return jdbc.sql(BY_FAMILY).param("hash", hash.bytes()).query((row, _) -> grant(row)).optional();
  }

  void insert(String id, SessionId session, String clientId, Grant.Asked asked, Instant now) {
    jdbc.sql(INSERT)
        .param("id", id)
        .param("session", session.toString())
        .param("client", clientId)
        .param("redirectUri", asked.redirectUri())
        .param("scopes", joined(asked.scopes()))
        .param("state", asked.state())
        .param("nonce", asked.nonce())
        .param("codeChallenge", asked.codeChallenge())
        .param("now", now)
        .update();
  }

  /// Returns false if there is no such grant.
  boolean update(String id, Grant.Progress progress) {
    Grant.Code code = progress.code();
    Grant.Refresh refresh = progress.refresh();
    return jdbc.sql(UPDATE)
            .param("id", id)
            .param("granted", joined(progress.granted()))
            .param("confirmHash", bytes(progress.confirmation()))
            .param("codeHash", code == null ? null : code.hash().bytes())
            .param("codeIssuedAt", code == null ? null : code.issuedAt())
            .param("codeExpiresAt", code == null ? null : code.expiresAt())
            .param("codeUsed", code != null && code.used())
            .param("familyHash", refresh == null ? null : refresh.family().bytes())
            .param("refreshHash", refresh == null ? null : refresh.hash().bytes())
            .param("refreshIssuedAt", refresh == null ? null : refresh.issuedAt())
            .update()
        > 0;
  }

  void delete(String id) {
    jdbc.sql(DELETE).param("id", id).update();
  }

  /// Confirmations that nobody answered and codes that nobody redeemed.
  int purge(Instant before) {
    return jdbc.sql(PURGE).param("before", before).update();
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getString("id"),
        new SignedIn(
            new UserId(UUID.fromString(row.getString("user_id"))),
            new SessionId(UUID.fromString(row.getString("session_id"))),
            row.getObject("started_at", Instant.class),
            row.getObject("ends_at", Instant.class)),
        row.getString("client_id"),
        new Grant.Asked(
            row.getString("redirect_uri"),
            split(row.getString("scopes")),
            row.getString("state"),
            row.getString("nonce"),
            row.getString("code_challenge")),
        split(row.getString("granted")),
        code(row),
        refresh(row));
  }

  private static Grant.@Nullable Code code(ResultSet row) throws SQLException {
    SecretHash hash = SecretHash.stored(row.getBytes("code_hash"));
    return hash == null
        ? null
        : new Grant.Code(
            hash,
            row.getObject("code_issued_at", Instant.class),
            row.getObject("code_expires_at", Instant.class),
            row.getBoolean("code_used"));
  }

  private static Grant.@Nullable Refresh refresh(ResultSet row) throws SQLException {
    SecretHash family = SecretHash.stored(row.getBytes("family_hash"));
    SecretHash hash = SecretHash.stored(row.getBytes("refresh_hash"));
    return family == null || hash == null
        ? null
        : new Grant.Refresh(family, hash, row.getObject("refresh_issued_at", Instant.class));
  }

  private static byte @Nullable [] bytes(@Nullable SecretHash hash) {
    return hash == null ? null : hash.bytes();
  }

  private static String joined(Set<String> scopes) {
    return String.join(" ", new TreeSet<>(scopes));
  }

  private static Set<String> split(String scopes) {
    return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
  }
}
