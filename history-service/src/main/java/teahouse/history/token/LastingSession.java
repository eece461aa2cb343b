package teahouse.history.token;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// Refuses tokens of sessions that ended and of users that were disabled or signed out everywhere.
final class LastingSession implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2TokenValidatorResult ENDED =
      OAuth2TokenValidatorResult.failure(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the session has ended", null));

  private final EndedSessions ended;

  LastingSession(EndedSessions ended) {
    this.ended = ended;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return ended.ends(token.getSubject(), token.getClaimAsString("sid"), token.getIssuedAt())
        ? ENDED
        : OAuth2TokenValidatorResult.success();
  }
}
