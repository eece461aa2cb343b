package teahouse.gateway.session;

import io.netty.channel.ChannelOption;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import teahouse.gateway.edge.PublicOrigin;
import teahouse.gateway.keys.IdTokenDecoders;

/// Puts the OAuth2 client together, in Java and without discovery, so that this service starts
/// while auth-service is away. Browsers see the public origin, we use the back channel.
@Configuration(proxyBeanMethods = false)
class OAuthClient {

  static final String ID = "gateway";

  private static final int CONNECT_MILLIS = 1_000;

  @Bean
  AuthorizationServer authorizationServer(
      AuthClientProperties properties, PublicOrigin origin, IdTokenDecoders idTokens, Clock clock) {
    WebClient http = http();
    var codes = new WebClientReactiveAuthorizationCodeTokenResponseClient();
    codes.setWebClient(http);
    var refreshes = new WebClientReactiveRefreshTokenTokenResponseClient();
    refreshes.setWebClient(http);
    // What the ID token says is all that is needed: no call of userinfo.
    var logins =
        new OidcAuthorizationCodeReactiveAuthenticationManager(
            codes, request -> Mono.just(new DefaultOidcUser(null, request.getIdToken())));
    logins.setJwtDecoderFactory(idTokens);
    return new AuthorizationServer(
        registration(properties, origin), origin, logins, refreshes, clock);
  }

  @Bean
  Revocation revocation(AuthClientProperties properties) {
    return new Revocation(http(), properties);
  }

  @Bean
  Secrets secrets() {
    return new Secrets(new SecureRandom());
  }

  private static ClientRegistration registration(
      AuthClientProperties properties, PublicOrigin origin) {
    return ClientRegistration.withRegistrationId(ID)
        .clientId(ID)
        .clientSecret(properties.secret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(origin.at(AuthorizationServer.CALLBACK))
        .scope("openid", "profile", "chat")
        .authorizationUri(origin.at(AuthorizationServer.AUTHORIZE))
        .tokenUri(properties.tokenUri().toString())
        // Without it the issuer of ID tokens would go unchecked.
        .issuerUri(origin.value())
        .userNameAttributeName("sub")
        .build();
  }

  private static WebClient http() {
    return WebClient.builder()
        .clientConnector(
            new ReactorClientHttpConnector(
                HttpClient.create()
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                    .responseTimeout(AuthorizationServer.PATIENCE)))
        .build();
  }
}
