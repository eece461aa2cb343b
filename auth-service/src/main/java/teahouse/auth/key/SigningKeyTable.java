package teahouse.auth.key;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SigningKeyTable {

  private static final String ALL =
      "SELECT generation, kid, sealed, signs_from FROM signing_key ORDER BY generation LIMIT 100";

  private static final String INSERT =
      """
      INSERT INTO signing_key (generation, kid, sealed, signs_from)
      VALUES (:generation, :kid, :sealed, :signsFrom)
      """;

  private static final String DELETE = "DELETE FROM signing_key WHERE generation = :generation";

  private final JdbcClient jdbc;
  private final KeySeal seal;

  SigningKeyTable(JdbcClient jdbc, KeySeal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /// @param known keys that need not be unsealed again
  KeyRing read(KeyRing known) {
    List<SigningKey> keys =
        jdbc.sql(ALL)
            .query((row, _) ->
                key(
                    known,
                    row.getInt("generation"),
                    row.getString("kid"),
                    row.getString("sealed"),
                    row.getObject("signs_from", Instant.class)))
            .list();
    return new KeyRing(keys);
  }

  /// Keeps what is there: if another replica made this generation first, its key counts.
  void insert(SigningKey key) {
    try {
      jdbc.sql(INSERT)
          .param("generation", key.generation())
          .param("kid", key.key().getKeyID())
          .param("sealed", seal.seal(key.key()))
          .param("signsFrom", key.signsFrom())
          .update();
    } catch (DuplicateKeyException anotherReplicaWasFirst) {
      // Its key is read next.
    }
  }

  void delete(SigningKey key) {
    jdbc.sql(DELETE).param("generation", key.generation()).update();
  }

  private SigningKey key(
      KeyRing known, int generation, String kid, String sealed, Instant signsFrom) {
    return known.keys().stream()
        .filter(key -> key.key().getKeyID().equals(kid))
        .findFirst()
        .orElseGet(() -> new SigningKey(generation, seal.open(kid, sealed), signsFrom));
  }
}
