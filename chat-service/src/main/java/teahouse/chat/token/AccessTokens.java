package teahouse.chat.token;

import java.util.Optional;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.UserId;

/// Reads access tokens (RFC 9068), for REST, for the handshake, and for renewals on a socket.
@Component
public class AccessTokens {

  private static final OAuth2Error ENDED =
      new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the session has ended", null);

  /// Of more people than a node has sockets of.
  private static final int KNOWN_SIGNATURES = 50_000;

  private final ReactiveJwtDecoder decoder;

  AccessTokens(TokenSettings settings, SigningKeys keys, EndedSessions ended) {
    var nimbus =
        NimbusReactiveJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .validateType(false) // the validator of at+jwt does
            .jwtProcessorCustomizer(
                processor -> processor.setJWSVerifierFactory(new KnownSignatures(KNOWN_SIGNATURES)))
            .build();
    var wellFormed =
        JwtValidators.createAtJwtValidator()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .build();
    OAuth2TokenValidator<Jwt> alive =
        token ->
            callerOf(token).flatMap(ended::endOf).isPresent()
                ? OAuth2TokenValidatorResult.failure(ENDED)
                : OAuth2TokenValidatorResult.success();
    nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(wellFormed, alive));
    this.decoder = nimbus;
  }

  ReactiveJwtDecoder decoder() {
    return decoder;
  }

  /// Fails with a `JwtException` if the token is not valid, here and now; empty if it is valid and
  /// not a person's.
  public Mono<Caller> read(String token) {
    return decoder.decode(token).flatMap(jwt -> Mono.justOrEmpty(callerOf(jwt)));
  }

  /// The person, if the token is a person's: a service's has neither user id nor session.
  static Optional<Caller> callerOf(Jwt token) {
    var subject = token.getSubject();
    var session = token.getClaimAsString("sid");
    var issuedAt = token.getIssuedAt();
    var expiresAt = token.getExpiresAt();
    if (subject == null || session == null || issuedAt == null || expiresAt == null) {
      return Optional.empty();
    }
    return CanonicalUuid.parse(subject)
        .map(user -> new Caller(new UserId(user), session, issuedAt, expiresAt));
  }
}
