package teahouse.gateway.session;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.PublicOrigin;

/// auth-service, as its confidential client sees it: redeem a code, renew a token, revoke a
/// session.
class AuthorizationServer {

  static final String CALLBACK = "/session/callback";
  static final String AUTHORIZE = "/oauth2/authorize";
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServer.class);
  private static final String INVALID_GRANT = "invalid_grant";

  private final ClientRegistration client;
  private final PublicOrigin origin;
  private final ReactiveAuthenticationManager codes;
  private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes;
  private final Clock clock;

  AuthorizationServer(
      ClientRegistration client,
      PublicOrigin origin,
      ReactiveAuthenticationManager codes,
      ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes,
      Clock clock) {
    this.client = client;
    this.origin = origin;
    this.codes = codes;
    this.refreshes = refreshes;
    this.clock = clock;
  }

  /// @param create whether to show the sign-up page first (OpenID Connect's `prompt=create`)
  URI signInUri(SignInAttempt attempt, boolean create) {
    Map<String, Object> more = Secrets.challenges(attempt);
    return URI.create(
        request(attempt)
            .additionalParameters(parameters -> parameters.putAll(more))
            .additionalParameters(parameters -> {
              if (create) {
                parameters.put("prompt", "create");
              }
            })
            .build()
            .getAuthorizationRequestUri());
  }

  Mono<SessionTokens> redeem(SignInAttempt attempt, String code) {
    OAuth2AuthorizationResponse response =
        OAuth2AuthorizationResponse.success(code)
            .state(attempt.state())
            .redirectUri(origin.at(CALLBACK))
            .build();
    return codes
        .authenticate(
            new OAuth2AuthorizationCodeAuthenticationToken(
                client, new OAuth2AuthorizationExchange(request(attempt).build(), response)))
        .cast(OAuth2LoginAuthenticationToken.class)
        .map(this::tokens)
        .timeout(PATIENCE);
  }

  Mono<Renewal> renew(SessionTokens old) {
    return refreshes
        .getTokenResponse(
            new OAuth2RefreshTokenGrantRequest(
                client, accessToken(old), new OAuth2RefreshToken(old.refreshToken(), null)))
        .timeout(PATIENCE)
        .<Renewal>map(answer -> new Renewal.Renewed(renewed(old, answer)))
        .onErrorResume(fault -> Mono.just(refused(fault)));
  }

  private OAuth2AuthorizationRequest.Builder request(SignInAttempt attempt) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(client.getClientId())
        .authorizationUri(origin.at(AUTHORIZE))
        .redirectUri(origin.at(CALLBACK))
        .scopes(client.getScopes())
        .state(attempt.state())
        .attributes(
            Map.of(
                OidcParameterNames.NONCE, attempt.nonce(),
                PkceParameterNames.CODE_VERIFIER, attempt.verifier()));
  }

  private SessionTokens tokens(OAuth2LoginAuthenticationToken login) {
    OAuth2RefreshToken refresh = login.getRefreshToken();
    if (refresh == null) {
      throw new IllegalStateException("token response: no refresh token (expected: one)");
    }
    Instant now = clock.instant();
    OAuth2AccessToken access = Objects.requireNonNull(login.getAccessToken());
    return new SessionTokens(
        login.getName(),
        access.getTokenValue(),
        now,
        now.plus(life(access)),
        refresh.getTokenValue());
  }

  private SessionTokens renewed(SessionTokens old, OAuth2AccessTokenResponse answer) {
    Instant now = clock.instant();
    OAuth2AccessToken access = answer.getAccessToken();
    OAuth2RefreshToken refresh = answer.getRefreshToken();
    return new SessionTokens(
        old.user(),
        access.getTokenValue(),
        now,
        now.plus(life(access)),
        refresh == null ? old.refreshToken() : refresh.getTokenValue());
  }

  private static Duration life(OAuth2AccessToken token) {
    Instant from = token.getIssuedAt();
    Instant to = token.getExpiresAt();
    return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
  }

  private static OAuth2AccessToken accessToken(SessionTokens tokens) {
    return new OAuth2AccessToken(
        OAuth2AccessToken.TokenType.BEARER,
        tokens.accessToken(),
        tokens.issuedAt(),
        tokens.expiresAt(),
        Set.of());
  }

  /// Only `invalid_grant` is a verdict on the session. All else (a crash, a wrong secret, a
  /// time-out, a body that is no OAuth2 answer) says something about auth-service or us.
  private static Renewal refused(Throwable fault) {
    if (fault instanceof OAuth2AuthorizationException refusal
        && INVALID_GRANT.equals(refusal.getError().getErrorCode())) {
      return new Renewal.Ended();
    }
    LOG.warn("A session could not be renewed: {}", fault.toString());
    return new Renewal.Unavailable();
  }
}
