package teahouse.chat.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import teahouse.chat.log.Recorded;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// Asks history-service (`contracts/openapi/history.yaml`, `lookUpEventId`) with a token of this
/// service's own. The one call from service to service.
final class HistoryLookUp implements OldEvents {

  /// What history answers; the others are there if it knows the id.
  private record Answer(
      boolean known, @Nullable Long seq, @Nullable UUID by, @Nullable String digest) {}

  private final WebClient history;
  private final ReactiveOAuth2AuthorizedClientManager tokens;
  private final MessageSettings settings;

  HistoryLookUp(
      WebClient history, ReactiveOAuth2AuthorizedClientManager tokens, MessageSettings settings) {
    this.history = history;
    this.tokens = tokens;
    this.settings = settings;
  }

  @Override
  public Mono<Recorded> find(RoomId room, EventId id, Seq until) {
    return token()
        .flatMap(token -> ask(room, id, until, token))
        .timeout(settings.lookUpPatience())
        .onErrorMap(e -> new HistoryUnavailableException("history did not answer", e))
        .flatMap(HistoryLookUp::recorded);
  }

  private Mono<String> token() {
    var request =
        OAuth2AuthorizeRequest.withClientRegistrationId(HistoryBeans.REGISTRATION)
            .principal("chat-service")
            .build();
    return tokens.authorize(request).map(client -> client.getAccessToken().getTokenValue());
  }

  private Mono<Answer> ask(RoomId room, EventId id, Seq until, String token) {
    return history
        .get()
        .uri("/internal/v1/rooms/{room}/event-ids/{id}?until={until}", room, id, until.value())
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .retrieve()
        .bodyToMono(Answer.class);
  }

  private static Mono<Recorded> recorded(Answer answer) {
    if (!answer.known) {
      return Mono.empty();
    }
    return answer.seq == null || answer.by == null || answer.digest == null
        ? Mono.error(new HistoryUnavailableException("history knows the id, but not whose it is"))
        : Mono.just(new Recorded(new Seq(answer.seq), new UserId(answer.by), answer.digest));
  }
}
