package teahouse.chat.message;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.Caller;
import teahouse.chat.trace.Traces;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.databind.JsonNode;

/// Posting without a socket (`contracts/openapi/chat.yaml`, `postMessage`).
@RestController
class MessageController {

  record Answer(String room, String id, long seq) {}

  private final MessagePosting posting;
  private final Traces traces;

  MessageController(MessagePosting posting, Traces traces) {
    this.posting = posting;
    this.traces = traces;
  }

  @PostMapping(
      path = "/api/v1/rooms/{room}/messages",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Answer> post(
      @PathVariable String room,
      @RequestBody JsonNode body,
      @AuthenticationPrincipal Caller caller,
      ServerWebExchange exchange) {
    var wish = MessageWish.of(body);
    var to = new RoomId(MessageWish.uuid("room", room));
    var post = new Post(to, wish.id(), caller.user(), wish.text(), traces.of(exchange));
    return posting.post(post, Schedulers.parallel()).map(result -> answer(post, result));
  }

  private static Answer answer(Post post, PostResult result) {
    return switch (result) {
      case PostResult.Posted(var seq) ->
          new Answer(post.room().toString(), post.id().toString(), seq.value());
      case PostResult.Refused(var problem) -> throw new ProblemException(problem);
    };
  }
}
