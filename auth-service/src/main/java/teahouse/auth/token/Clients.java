package teahouse.auth.token;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import teahouse.auth.origin.PublicOrigin;

/// The three clients there are. Nobody registers others.
final class Clients {

  private static final Set<String> USER_SCOPES = Set.of("openid", "profile", "chat");
  private static final Duration ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);
  private static final Duration CODE_LIFE = Duration.ofSeconds(60);

  private Clients() {}

  static RegisteredClientRepository of(ClientProperties properties, PublicOrigin origin) {
    return new InMemoryRegisteredClientRepository(
        List.of(gateway(properties, origin), chatService(properties), mobile(properties, origin)));
  }

  private static RegisteredClient gateway(ClientProperties properties, PublicOrigin origin) {
    return client("gateway")
        .clientSecret(properties.gateway().secret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUri(origin.url("/session/callback"))
        .scopes(scopes -> scopes.addAll(USER_SCOPES))
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(tokens().reuseRefreshTokens(true).build())
        .build();
  }

  private static RegisteredClient chatService(ClientProperties properties) {
    return client("chat-service")
        .clientSecret(properties.chatService().secret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scope("history.lookup")
        .tokenSettings(tokens().build())
        .build();
  }

  /// Never with a redirect on this origin: a script in the page could start its code flow.
  private static RegisteredClient mobile(ClientProperties properties, PublicOrigin origin) {
    List<String> redirects = properties.mobile().redirectUris();
    redirects.stream()
        .filter(redirect -> redirect.startsWith(origin.issuer().toString()))
        .forEach(redirect -> {
          throw new IllegalArgumentException(
              "teahouse.clients.mobile.redirect-uris: %s (expected: not on %s)"
                  .formatted(redirect, origin.issuer()));
        });
    return client("teahouse-mobile")
        .clientName("Teahouse")
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUris(uris -> uris.addAll(redirects))
        .scopes(scopes -> scopes.addAll(USER_SCOPES))
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .build())
        .tokenSettings(tokens().reuseRefreshTokens(false).build())
        .build();
  }

  private static RegisteredClient.Builder client(String id) {
    return RegisteredClient.withId(id).clientId(id);
  }

  private static TokenSettings.Builder tokens() {
    return TokenSettings.builder()
        .accessTokenTimeToLive(ACCESS_TOKEN_LIFE)
        .authorizationCodeTimeToLive(CODE_LIFE);
  }
}
