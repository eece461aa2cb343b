package teahouse.chat.message;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.reactive.function.client.WebClient;

/// The way to history-service, with this service's own token.
@Configuration(proxyBeanMethods = false)
class HistoryBeans {

  static final String REGISTRATION = "history-look-up";

  @Bean
  OldEvents oldEvents(HistorySettings history, MessageSettings messages) {
    var client = WebClient.create(history.historyUri().toString());
    return new HistoryLookUp(client, tokens(history), messages);
  }

  private static ReactiveOAuth2AuthorizedClientManager tokens(HistorySettings history) {
    var registrations =
        new InMemoryReactiveClientRegistrationRepository(
            ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("chat-service")
                .clientSecret(history.clients().chatService().secret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("history.lookup")
                .tokenUri(history.tokenUri().toString())
                .build());
    return new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(
        registrations, new InMemoryReactiveOAuth2AuthorizedClientService(registrations));
  }
}
