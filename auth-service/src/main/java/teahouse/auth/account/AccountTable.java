package teahouse.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountTable {

  private static final String INSERT =
      """
      INSERT INTO account
        (id, user_name, user_name_key, user_name_skeleton, display_name, display_name_key,
         password_hash, created_at)
      VALUES
        (:id, :userName, :userNameKey, :userNameSkeleton, :displayName, :displayNameKey,
         :passwordHash, :createdAt)
      """;

  private static final String BY_KEY =
      """
      SELECT id, user_name, display_name, password_hash, disabled_at FROM account
       WHERE user_name_key = :key
      """;

  private static final String BY_IDS =
      "SELECT id, user_name, display_name FROM account WHERE id IN (:ids) ORDER BY id LIMIT 100";

  /// Two index ranges; an OR over two columns would read the whole table.
  private static final String BY_PREFIX =
      """
      (SELECT id, user_name, display_name, user_name_key
         FROM account WHERE user_name_key LIKE :pattern ORDER BY user_name_key LIMIT :limit)
      UNION
      (SELECT id, user_name, display_name, user_name_key
         FROM account WHERE display_name_key LIKE :pattern ORDER BY display_name_key LIMIT :limit)
      ORDER BY user_name_key LIMIT :limit
      """;

  private static final String RENAME =
      "UPDATE account SET display_name = :name, display_name_key = :key WHERE id = :id";

  private static final String LOCK_ENABLED =
      "SELECT disabled_at IS NULL FROM account WHERE id = :id FOR UPDATE";

  private static final String DISABLE =
      "UPDATE account SET disabled_at = COALESCE(disabled_at, :at) WHERE id = :id";

  private static final String ENABLE = "UPDATE account SET disabled_at = NULL WHERE id = :id";

  private static final String SIMILAR =
      """
      SELECT user_name_key FROM account
       WHERE user_name_key = :key OR user_name_skeleton = :skeleton
       ORDER BY user_name_key = :key DESC LIMIT 1
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Credentials(Account account, String passwordHash, boolean disabled) {}

  /// Returns false if somebody else took the name, or one that looks like it, a moment before
  boolean insert(UserId id, UserName userName, DisplayName displayName, String passwordHash) {
    try {
      jdbc.sql(INSERT)
          .param("id", id.toString())
          .param("userName", userName.written())
          .param("userNameKey", userName.key())
          .param("userNameSkeleton", userName.skeleton())
          .param("displayName", displayName.written())
          .param("displayNameKey", displayName.key())
          .param("passwordHash", passwordHash)
          .param("createdAt", Instant.now(clock))
          .update();
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  Optional<Credentials> credentialsOf(String userNameKey) {
    return jdbc.sql(BY_KEY)
        .param("key", userNameKey)
        .query((row, _) ->
            new Credentials(
                account(row),
                row.getString("password_hash"),
                row.getObject("disabled_at", Instant.class) != null))
        .optional();
  }

  /// The key of an account that has this name or looks like it.
  Optional<String> similar(UserName name) {
    return jdbc.sql(SIMILAR)
        .param("key", name.key())
        .param("skeleton", name.skeleton())
        .query(String.class)
        .optional();
  }

  List<Account> byIds(Collection<UserId> ids) {
    return jdbc.sql(BY_IDS)
        .param("ids", ids.stream().map(UserId::toString).toList())
        .query((row, _) -> account(row))
        .list();
  }

  List<Account> byPrefix(String prefix, int limit) {
    return jdbc.sql(BY_PREFIX)
        .param("pattern", literally(UserName.keyOf(prefix)) + "%")
        .param("limit", limit)
        .query((row, _) -> account(row))
        .list();
  }

  void rename(UserId id, DisplayName name) {
    jdbc.sql(RENAME)
        .param("name", name.written())
        .param("key", name.key())
        .param("id", id.toString())
        .update();
  }

  /// Holds the account for the caller's transaction.
  ///
  /// @return whether it is there and not disabled
  boolean lockEnabled(UserId id) {
    return jdbc.sql(LOCK_ENABLED)
        .param("id", id.toString())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /// Returns whether there is such an account
  boolean disable(UserId id) {
    return jdbc.sql(DISABLE).param("at", Instant.now(clock)).param("id", id.toString()).update()
        > 0;
  }

  boolean enable(UserId id) {
    return jdbc.sql(ENABLE).param("id", id.toString()).update() > 0;
  }

  private static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new UserId(UUID.fromString(row.getString("id"))),
        row.getString("user_name"),
        row.getString("display_name"));
  }
}
