package teahouse.auth.token;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import teahouse.auth.session.Sessions;

/// Fits the framework's providers with what their defaults lack.
@Component
class GrantUse {

  private final RegisteredClientRepository clients;
  private final Grants grants;
  private final Sessions sessions;
  private final JwtDecoder accessTokens;
  private final TransactionTemplate transaction;

  GrantUse(
      RegisteredClientRepository clients,
      Grants grants,
      Sessions sessions,
      JwtDecoder accessTokens,
      PlatformTransactionManager transactions) {
    this.clients = clients;
    this.grants = grants;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.transaction = new TransactionTemplate(transactions);
    // Under REPEATABLE READ the first plain read would fix what the lock then lets us see.
    this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  /// Three grants, two of them behind the lock.
  void once(List<AuthenticationProvider> providers) {
    providers.removeIf(provider ->
        !(provider instanceof OAuth2AuthorizationCodeAuthenticationProvider
            || provider instanceof OAuth2RefreshTokenAuthenticationProvider
            || provider instanceof OAuth2ClientCredentialsAuthenticationProvider));
    providers.replaceAll(provider ->
        provider instanceof OAuth2ClientCredentialsAuthenticationProvider
            ? provider
            : new SingleUse(provider, grants, sessions, transaction));
  }

  void endsSessions(List<AuthenticationProvider> providers) {
    providers.clear();
    providers.add(new Revocation(grants, accessTokens, sessions));
  }

  /// By secret or, without one, by code verifier or refresh token.
  void authenticateClients(OAuth2ClientAuthenticationConfigurer client) {
    var publicRefresh = new PublicClientRefresh(clients);
    client
        .authenticationConverter(publicRefresh)
        .authenticationProvider(publicRefresh)
        .authenticationProviders(providers -> {
          providers.removeIf(provider ->
              !(provider == publicRefresh
                  || provider instanceof ClientSecretAuthenticationProvider
                  || provider instanceof PublicClientAuthenticationProvider));
          providers.forEach(GrantUse::compareQuickly);
        });
  }

  void authorize(OAuth2AuthorizationEndpointConfigurer endpoint, String confirmPage) {
    endpoint
        .consentPage(confirmPage)
        .authenticationProviders(providers -> providers.forEach(GrantUse::askBounded));
  }

  /// The framework would open an HTTP session for each authorization, to remember it by.
  static ObjectPostProcessor<OAuth2AuthorizationEndpointFilter> withoutHttpSession() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationEndpointFilter> F postProcess(F filter) {
        filter.setSessionAuthenticationStrategy((_, _, _) -> {});
        return filter;
      }
    };
  }

  private static void compareQuickly(AuthenticationProvider provider) {
    if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
      bySecret.setPasswordEncoder(new ClientSecrets());
    }
  }

  private static void askBounded(AuthenticationProvider provider) {
    if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
      request.setAuthenticationValidator(
          new OAuth2AuthorizationCodeRequestAuthenticationValidator().andThen(new RequestBounds()));
      request.setAuthorizationConsentRequired(context ->
          context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent());
    }
  }
}
