package teahouse.chat.room;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.Caller;
import teahouse.chat.vocabulary.Seq;
import tools.jackson.databind.JsonNode;

/// Changes of rooms and memberships (`contracts/openapi/chat.yaml`).
@RestController
@RequestMapping("/api/v1/rooms")
class RoomChangeController {

  private final RoomChanges changes;
  private final RoomReader rooms;
  private final WishReader wishes;

  RoomChangeController(RoomChanges changes, RoomReader rooms, WishReader wishes) {
    this.changes = changes;
    this.rooms = rooms;
    this.wishes = wishes;
  }

  @PostMapping
  Mono<ResponseEntity<Object>> create(
      @AuthenticationPrincipal Caller caller, @RequestBody JsonNode body) {
    return answerWithRoom(wishes.create(body, caller.user()), HttpStatus.CREATED);
  }

  @PostMapping("/{room}/join")
  Mono<ResponseEntity<Object>> join(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answerWithRoom(wishes.join(room, body, caller.user()), HttpStatus.OK);
  }

  @PostMapping("/{room}/leave")
  Mono<ResponseEntity<Object>> leave(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answerWithSeq(wishes.leave(room, body, caller.user()));
  }

  @PostMapping("/{room}/invitations")
  Mono<ResponseEntity<Object>> invite(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answerWithSeq(wishes.invite(room, body, caller.user()));
  }

  private Mono<ResponseEntity<Object>> answerWithRoom(RoomChange change, HttpStatus status) {
    return answer(
        change,
        seq ->
            rooms
                .view(change.room(), change.by())
                .map(view -> ResponseEntity.status(status).body(RoomJson.of(view).changedAt(seq))));
  }

  private Mono<ResponseEntity<Object>> answerWithSeq(RoomChange change) {
    return answer(
        change,
        seq ->
            Mono.just(
                ResponseEntity.ok(new RoomJson.Changed(change.room().toString(), seq.value()))));
  }

  private Mono<ResponseEntity<Object>> answer(
      RoomChange change, Function<Seq, Mono<ResponseEntity<Object>>> whenDone) {
    return changes
        .apply(change)
        .flatMap(answer ->
            switch (answer) {
              case ChangeAnswer.Done done -> whenDone.apply(done.seq());
              case ChangeAnswer.Pending _ ->
                  Mono.just(ResponseEntity.accepted().body(RoomJson.Pending.of(change.room())));
              case ChangeAnswer.Refused refused -> Mono.error(new ProblemException(refused.code()));
            });
  }
}
