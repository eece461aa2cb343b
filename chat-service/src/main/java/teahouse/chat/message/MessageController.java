package teahouse.chat.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.Caller;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.RoomId;

/// Posting without a socket (`contracts/openapi/chat.yaml`, `postMessage`).
@RestController
class MessageController {

  record Wish(@Nullable String id, @Nullable String text) {}

  record Answer(String room, String id, long seq) {}

  private final MessagePosting posting;

  MessageController(MessagePosting posting) {
    this.posting = posting;
  }

  @PostMapping(
      path = "/api/v1/rooms/{room}/messages",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Answer> post(
      @PathVariable String room, @RequestBody Wish wish, @AuthenticationPrincipal Caller caller) {
    var id = uuid("id", wish.id());
    var text = wish.text();
    if (text == null) {
      throw new ProblemException(Problem.invalidField("text"));
    }
    var post = new Post(new RoomId(uuid("room", room)), id, caller.user(), text);
    return posting.post(post).map(result -> answer(post, result));
  }

  private static Answer answer(Post post, PostResult result) {
    return switch (result) {
      case PostResult.Posted(var seq) ->
          new Answer(post.room().toString(), post.id().toString(), seq.value());
      case PostResult.Refused(var problem) -> throw new ProblemException(problem);
    };
  }

  private static UUID uuid(String field, @Nullable String text) {
    if (text == null) {
      throw new ProblemException(Problem.invalidField(field));
    }
    return CanonicalUuid.parse(text)
        .orElseThrow(() -> new ProblemException(Problem.of(ErrorCode.INVALID_ID).at(field)));
  }
}
