package teahouse.history.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fetched set of keys with its age. Decides; does not fetch.
record HeldKeys(JWKSet set, Instant fetchedAt) {

  static final Duration FRESH_FOR = Duration.ofMinutes(5);
  static final Duration USABLE_FOR = Duration.ofHours(1);

  boolean isFresh(Instant now) {
    return now.isBefore(fetchedAt.plus(FRESH_FOR));
  }

  boolean isUsable(Instant now) {
    return now.isBefore(fetchedAt.plus(USABLE_FOR));
  }

  /// @param keyId of the token; one without names none of our keys
  List<JWK> named(@Nullable String keyId) {
    JWK key = keyId == null ? null : set.getKeyByKeyId(keyId);
    return key == null ? List.of() : List.of(key);
  }
}
