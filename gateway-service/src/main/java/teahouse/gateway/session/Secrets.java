package teahouse.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// The random values of an attempt to sign in, and what of them the authorization request shows.
final class Secrets {

  private static final int BYTES = 32;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random;

  Secrets(SecureRandom random) {
    this.random = random;
  }

  SignInAttempt attempt(ReturnPath returnTo, Instant now) {
    return new SignInAttempt(value(), value(), value(), returnTo, now);
  }

  /// Nonce and verifier are shown as hashes only (RFC 7636, 4.2).
  static Map<String, Object> challenges(SignInAttempt attempt) {
    return Map.of(
        OidcParameterNames.NONCE, hash(attempt.nonce()),
        PkceParameterNames.CODE_CHALLENGE, hash(attempt.verifier()),
        PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
  }

  private String value() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return BASE64URL.encodeToString(bytes);
  }

  private static String hash(String value) {
    try {
      return BASE64URL.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
