package teahouse.chat.room;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import teahouse.chat.token.Caller;
import tools.jackson.databind.JsonNode;

/// What members do to each other (`contracts/openapi/chat.yaml`).
@RestController
@RequestMapping("/api/v1/rooms/{room}")
class ModerationController {

  private final ChangeAnswers answers;
  private final BanLists bans;
  private final WishReader wishes;

  ModerationController(ChangeAnswers answers, BanLists bans, WishReader wishes) {
    this.answers = answers;
    this.bans = bans;
    this.wishes = wishes;
  }

  @PostMapping("/removals")
  Mono<ResponseEntity<Object>> remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.remove(room, body, caller.user()));
  }

  @PostMapping("/bans")
  Mono<ResponseEntity<Object>> ban(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.ban(room, body, caller.user()));
  }

  @PostMapping("/unbans")
  Mono<ResponseEntity<Object>> unban(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.unban(room, body, caller.user()));
  }

  @PostMapping("/roles")
  Mono<ResponseEntity<Object>> setRole(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestBody JsonNode body) {
    return answers.withSeq(wishes.setRole(room, body, caller.user()));
  }

  @GetMapping("/bans")
  Mono<BanJson.Bans> bans(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return bans.of(wishes.room(room), caller.user(), PageWish.of(cursor, limit))
        .map(BanJson.Bans::of);
  }
}
