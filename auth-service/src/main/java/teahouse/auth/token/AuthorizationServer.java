package teahouse.auth.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import teahouse.auth.account.Administrators;
import teahouse.auth.key.SigningKeys;
import teahouse.auth.origin.PublicOrigin;
import teahouse.auth.session.BrowserSession;
import teahouse.auth.session.PendingAuthorization;

/// The protocol's endpoints, and no others: what is not listed here does not exist.
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

  private static final String AUTHORIZE = "/oauth2/authorize";

  private static final String[] ENDPOINTS = {
    AUTHORIZE,
    "/oauth2/token",
    "/oauth2/revoke",
    "/oauth2/jwks",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server"
  };

  @Bean
  RegisteredClientRepository clients(ClientProperties properties, PublicOrigin origin) {
    return Clients.of(properties, origin);
  }

  @Bean
  AuthorizationServerSettings settings(PublicOrigin origin) {
    return AuthorizationServerSettings.builder().issuer(origin.issuer().toString()).build();
  }

  @Bean
  JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
    return keys.published();
  }

  @Bean
  OAuth2TokenGenerator<?> tokens(
      SigningKeys keys, PublicOrigin origin, Administrators administrators, Clock clock) {
    var signed = new JwtGenerator(new NimbusJwtEncoder(keys.signer()));
    signed.setClock(clock);
    signed.setJwtCustomizer(new TokenClaims(origin.audience(), administrators));
    return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokens(clock));
  }

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServerSecurity(
      HttpSecurity http,
      GrantUse use,
      Metadata metadata,
      BrowserSession browserSession,
      PendingAuthorization pending,
      PublicOrigin origin) {
    return http.securityMatcher(ENDPOINTS)
        .with(
            new OAuth2AuthorizationServerConfigurer(),
            server ->
                server
                    .withObjectPostProcessor(GrantUse.withoutHttpSession())
                    .authorizationConsentService(new AskedEveryTime())
                    .clientAuthentication(use::authenticateClients)
                    .authorizationEndpoint(
                        authorize -> use.authorize(authorize, origin.url("/oauth2/confirm")))
                    .tokenEndpoint(token -> token.authenticationProviders(use::once))
                    .tokenRevocationEndpoint(
                        revoke -> revoke.authenticationProviders(use::endsSessions))
                    .authorizationServerMetadataEndpoint(endpoint ->
                        endpoint.authorizationServerMetadataCustomizer(metadata::ofServer))
                    .oidc(oidc ->
                        oidc.providerConfigurationEndpoint(endpoint ->
                            endpoint.providerConfigurationCustomizer(metadata::ofProvider))))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .securityContext(context -> context.securityContextRepository(browserSession))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint(
                (request, response, _) -> askToSignIn(pending, request, response)))
        .build();
  }

  /// People are led to the pages, programs are told; `prompt=create` (OpenID Connect, Initiating
  /// User Registration) shows the other door first.
  private static void askToSignIn(
      PendingAuthorization pending, HttpServletRequest request, HttpServletResponse response) {
    if (!request.getRequestURI().equals(AUTHORIZE)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    pending.keep(request, response);
    boolean create = "create".equals(request.getParameter("prompt"));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", create ? "/sign-up" : "/sign-in");
  }
}
