package teahouse.chat.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
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
  private static final String CHAT = "chat";

  /// By how much the clocks of two machines may differ: what Spring's validators allow.
  private static final Duration SKEW = Duration.ofSeconds(60);

  /// Of more people than a node has sockets of.
  private static final int KNOWN = 50_000;

  private final SigningKeys keys;
  private final EndedSessions ended;
  private final Clock clock;
  private final ReactiveJwtDecoder decoder;
  private final KnownTokens known = new KnownTokens(KNOWN);

  AccessTokens(TokenSettings settings, SigningKeys keys, EndedSessions ended, Clock clock) {
    this.keys = keys;
    this.ended = ended;
    this.clock = clock;
    var nimbus =
        NimbusReactiveJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .validateType(false) // the validator of at+jwt does
            .build();
    var wellFormed =
        JwtValidators.createAtJwtValidator()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .build();
    OAuth2TokenValidator<Jwt> alive =
        token ->
            personOf(token).flatMap(ended::endOf).isPresent()
                ? OAuth2TokenValidatorResult.failure(ENDED)
                : OAuth2TokenValidatorResult.success();
    nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(wellFormed, alive));
    this.decoder = nimbus;
  }

  /// Fails with a `JwtException` if the token is not valid, here and now (a `BadJwtException` if it
  /// is the token's fault); empty if it is valid and lets no person chat.
  public Mono<Caller> read(String token) {
    return Mono.defer(() -> {
      var shown = keys.fresh();
      var caller = shown == null ? null : known.find(token, shown);
      return caller == null ? readInFull(token, shown) : askedAnew(caller);
    });
  }

  private Mono<Caller> askedAnew(Caller caller) {
    boolean isOver = caller.expiresAt().plus(SKEW).isBefore(clock.instant());
    return isOver || ended.endOf(caller).isPresent()
        ? Mono.error(new BadJwtException("the token is over"))
        : Mono.just(caller);
  }

  /// @param before the keys that were shown when this began
  private Mono<Caller> readInFull(String token, @Nullable JWKSet before) {
    return decoder
        .decode(token)
        .onErrorMap(failure -> !(failure instanceof JwtException), AccessTokens::withoutKeys)
        .filter(AccessTokens::mayChat)
        .flatMap(read -> Mono.justOrEmpty(personOf(read)))
        .doOnNext(caller -> {
          if (before != null && before.equals(keys.fresh())) {
            known.add(token, caller, before);
          }
        });
  }

  private static JwtException withoutKeys(Throwable failure) {
    return new JwtException("the token cannot be judged without auth-service's keys", failure);
  }

  private static boolean mayChat(Jwt token) {
    var scopes = token.getClaimAsStringList("scope");
    return scopes != null
        && scopes.stream().anyMatch(words -> List.of(words.split(" ")).contains(CHAT));
  }

  /// The person, if the token is a person's: a service's has neither user id nor session.
  private static Optional<Caller> personOf(Jwt token) {
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
