package teahouse.chat.room;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import teahouse.chat.token.Caller;
import tools.jackson.databind.JsonNode;

/// Changes of rooms and memberships (`contracts/openapi/chat.yaml`).
@RestController
@RequestMapping("/api/v1/rooms")
class RoomChangeController {

  private final ChangeAnswers answers;
  private final WishReader wishes;

  RoomChangeController(ChangeAnswers answers, WishReader wishes) {
    this.answers = answers;
    this.wishes = wishes;
  }

  @PostMapping
  Mono<ResponseEntity<Object>> create(
      @AuthenticationPrincipal Caller caller, @RequestBody JsonNode body) {
    return answers.withRoom(wishes.create(body, caller.user()), HttpStatus.CREATED);
  }

  @PostMapping("/{room}/join")
  Mono<ResponseEntity<Object>> join(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withRoom(wishes.join(room, body, caller.user()), HttpStatus.OK);
  }

  @PostMapping("/{room}/leave")
  Mono<ResponseEntity<Object>> leave(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.leave(room, body, caller.user()));
  }

  @PostMapping("/{room}/invitations")
  Mono<ResponseEntity<Object>> invite(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.invite(room, body, caller.user()));
  }
}
