package teahouse.chat.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose tokens were read in full, for those that come again: whoever comes back shows the token of
/// before, and reading it is the dearest part of letting somebody in.
///
/// What is remembered stays true as long as auth-service shows the same keys: that one of them
/// signed exactly these bytes, and what the bytes say. What can change is not remembered, and is to
/// be asked anew each time: the keys, the time, the session's end.
final class KnownTokens {

  private final Map<ByteBuffer, Known> known;

  /// @param most that are remembered, about 400 bytes each; the oldest go first
  KnownTokens(int most) {
    this.known =
        Collections.synchronizedMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1;

              @Override
              protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
                return size() > most;
              }
            });
  }

  private record Known(Caller caller, JWKSet keys) {}

  int size() {
    return known.size();
  }

  /// Whose token this is, if it was read while these keys were shown.
  @Nullable Caller find(String token, JWKSet keys) {
    var found = known.get(name(token));
    return found != null && found.keys.equals(keys) ? found.caller : null;
  }

  void add(String token, Caller caller, JWKSet keys) {
    known.put(name(token), new Known(caller, keys));
  }

  private static ByteBuffer name(String token) {
    return ByteBuffer.wrap(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
