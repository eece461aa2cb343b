package teahouse.auth.token;

import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import teahouse.auth.key.SigningKeys;
import teahouse.auth.origin.PublicOrigin;
import teahouse.auth.session.SessionId;
import teahouse.auth.session.Sessions;

/// Reads our own access tokens. The others wait for `session-events`; here the session is asked.
final class AccessTokens {

  private AccessTokens() {}

  static JwtDecoder decoder(SigningKeys keys, PublicOrigin origin, Sessions sessions) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys.published()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createAtJwtValidator()
                .issuer(origin.issuer().toString())
                .audience(origin.audience())
                .build(),
            living(sessions)));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> living(Sessions sessions) {
    return token -> {
      String session = token.getClaimAsString("sid");
      return session == null || sessions.isLive(new SessionId(UUID.fromString(session)))
          ? OAuth2TokenValidatorResult.success()
          : OAuth2TokenValidatorResult.failure(
              new OAuth2Error("invalid_token", "the session has ended", null));
    };
  }
}
