package teahouse.chat.room;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The lists that people page through, each by key, so that no page skips or repeats.
@Component
class RoomLists {

  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);
  private static final Instant FAR_AHEAD = Instant.parse("9000-01-01T00:00:00Z");

  private final Store store;

  RoomLists(Store store) {
    this.store = store;
  }

  Mono<Page<RoomView>> directory(String query, PageWish wish, UserId viewer) {
    var place =
        place("directory", wish.cursor(), parts -> new Named(parts.get(0), uuid(parts.get(1))));
    var start = place.orElse(new Named("", LOWEST));
    return store
        .run(database ->
            new RoomTable(database)
                .directory(
                    OneLine.fold(query), start.name(), start.room(), viewer, wish.size() + 1))
        .map(found ->
            Page.of(
                found,
                wish.size(),
                last ->
                    Cursor.of(
                        "directory",
                        RoomTable.sortName(last.room()),
                        last.room().id().toString())));
  }

  Mono<Page<RoomView>> roomsOf(UserId person, PageWish wish) {
    var list = "rooms of " + person;
    var place =
        place(list, wish.cursor(), parts -> new Dated(time(parts.get(0)), uuid(parts.get(1))));
    var start = place.orElse(new Dated(FAR_AHEAD, HIGHEST));
    return store
        .run(database ->
            new MembershipTable(database)
                .roomsOf(person, start.since(), start.room(), wish.size() + 1))
        .map(found ->
            Page.of(
                found,
                wish.size(),
                last ->
                    Cursor.of(
                        list,
                        micros(last.mine().orElseThrow().since()),
                        last.room().id().toString())));
  }

  Mono<Page<Member>> membersOf(RoomId room, PageWish wish) {
    var list = "members of " + room;
    var place = place(list, wish.cursor(), parts -> new Version(Long.parseLong(parts.get(0))));
    var start = place.orElse(new Version(0));
    return store
        .run(database -> new MembershipTable(database).list(room, start, wish.size() + 1))
        .map(found ->
            Page.of(
                found,
                wish.size(),
                last -> Cursor.of(list, Long.toString(last.sinceVersion().value()))));
  }

  /// Those of the people who are in the room or invited.
  Mono<Page<Member>> membersAmong(Set<UserId> people, RoomId room) {
    return store
        .run(database -> new MembershipTable(database).among(people, room))
        .map(found -> new Page<>(found, Optional.empty()));
  }

  private record Named(String name, UUID room) {}

  private record Dated(Instant since, UUID room) {}

  private static <P> Optional<P> place(
      String list, Optional<String> cursor, Function<List<String>, P> reading) {
    return cursor.map(text ->
        Cursor.read(list, text)
            .map(reading)
            .orElseThrow(() -> new ProblemException(ErrorCode.CURSOR_OUT_OF_RANGE)));
  }

  private static UUID uuid(String part) {
    return UUID.fromString(part);
  }

  private static String micros(Instant time) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private static Instant time(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }
}
