package teahouse.chat.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.Caller;

/// Rooms, members and the directory (`contracts/openapi/chat.yaml`).
@RestController
@RequestMapping("/api/v1")
class RoomController {

  private static final int LONGEST_QUERY = 60;

  private final RoomLists lists;
  private final RoomReader rooms;
  private final WishReader wishes;

  RoomController(RoomLists lists, RoomReader rooms, WishReader wishes) {
    this.lists = lists;
    this.rooms = rooms;
    this.wishes = wishes;
  }

  @GetMapping("/rooms")
  Mono<RoomJson.Rooms> directory(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (query.codePointCount(0, query.length()) > LONGEST_QUERY) {
      throw new ProblemException(Problem.invalidField("query").boundedBy(LONGEST_QUERY));
    }
    return lists
        .directory(query, PageWish.of(cursor, limit), caller.user())
        .map(RoomJson.Rooms::of);
  }

  @GetMapping("/memberships")
  Mono<RoomJson.Rooms> mine(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return lists.roomsOf(caller.user(), PageWish.of(cursor, limit)).map(RoomJson.Rooms::of);
  }

  @GetMapping("/rooms/{room}")
  Mono<RoomJson> room(@AuthenticationPrincipal Caller caller, @PathVariable String room) {
    return rooms.view(wishes.room(room), caller.user()).map(RoomJson::of);
  }

  @GetMapping("/rooms/{room}/members")
  Mono<RoomJson.Members> members(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String room,
      @RequestParam(required = false) @Nullable List<String> user,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = wishes.room(room);
    var wish = PageWish.of(cursor, limit);
    var people = wishes.people(user);
    return rooms
        .inside(id, caller.user())
        .flatMap(_ -> people.isEmpty() ? lists.membersOf(id, wish) : lists.membersAmong(people, id))
        .map(RoomJson.Members::of);
  }
}
