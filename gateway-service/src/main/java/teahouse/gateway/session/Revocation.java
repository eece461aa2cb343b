package teahouse.gateway.session;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Ends sessions at auth-service (RFC 7009): with its refresh token, a session ends everywhere.
class Revocation {

  private final WebClient http;
  private final AuthClientProperties properties;

  Revocation(WebClient http, AuthClientProperties properties) {
    this.http = http;
    this.properties = properties;
  }

  /// Fails if it could not be done.
  Mono<Void> of(SessionTokens tokens) {
    return http.post()
        .uri(properties.revocationUri())
        .headers(headers -> headers.setBasicAuth(OAuthClient.ID, properties.secret()))
        .body(
            BodyInserters.fromFormData("token", tokens.refreshToken())
                .with("token_type_hint", "refresh_token"))
        .retrieve()
        .onStatus(HttpStatusCode::isError, ClientResponse::createException)
        .toBodilessEntity()
        .timeout(AuthorizationServer.PATIENCE)
        .then();
  }
}
