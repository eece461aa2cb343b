package teahouse.auth.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import teahouse.auth.session.SignedIn;

/// Makes refresh tokens of two random parts: the family, which all tokens of one grant share, and
/// the token's own. So an old one is known for what it is without a list of all there ever were.
///
/// All of a session's tokens end when the session does, however often they were refreshed.
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

  private static final int FAMILY_CHARACTERS = 24;
  private static final int OWN_CHARACTERS = 43;
  private static final int FAMILY_BYTES = 18;
  private static final int OWN_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  /// The part that all tokens of a grant share, if this has the shape of a refresh token.
  static Optional<String> familyOf(String token) {
    return token.length() == FAMILY_CHARACTERS + OWN_CHARACTERS
        ? Optional.of(token.substring(0, FAMILY_CHARACTERS))
        : Optional.empty();
  }

  @Override
  public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
    if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
        || !(context.getPrincipal() instanceof SignedIn signedIn)) {
      return null;
    }
    String token =
        family(context.getAuthorization()).orElseGet(() -> chance(FAMILY_BYTES))
            + chance(OWN_BYTES);
    return new OAuth2RefreshToken(token, Instant.now(clock), signedIn.until());
  }

  private static Optional<String> family(@Nullable OAuth2Authorization grant) {
    return Optional.ofNullable(grant)
        .map(OAuth2Authorization::getRefreshToken)
        .flatMap(before -> familyOf(before.getToken().getTokenValue()));
  }

  private String chance(int bytes) {
    byte[] chance = new byte[bytes];
    random.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }
}
