package teahouse.chat.room;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.moderation.Ban;
import teahouse.chat.moderation.BanTable;
import teahouse.chat.moderation.Deed;
import teahouse.chat.moderation.Powers;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// Who is banned from a room, for those who may know.
@Component
class BanLists {

  private final RoomReader rooms;
  private final Store store;
  private final Clock clock;

  BanLists(RoomReader rooms, Store store, Clock clock) {
    this.rooms = rooms;
    this.store = store;
    this.clock = clock;
  }

  Mono<Page<Ban>> of(RoomId room, UserId viewer, PageWish wish) {
    var list = "bans of " + room;
    var before = before(list, wish.cursor());
    return rooms
        .inside(room, viewer)
        .filter(view -> maySee(view))
        .switchIfEmpty(Mono.error(() -> new ProblemException(ErrorCode.NOT_PERMITTED)))
        .flatMap(_ ->
            store.run(database ->
                new BanTable(database).list(room, clock.instant(), before, wish.size() + 1)))
        .map(found ->
            Page.of(
                found,
                wish.size(),
                last -> Cursor.of(list, Long.toString(last.version().value()))));
  }

  private static boolean maySee(RoomView view) {
    return view.mine().filter(mine -> Powers.may(mine.role(), Deed.SEE_BANS)).isPresent();
  }

  private static Version before(String list, Optional<String> cursor) {
    return cursor
        .map(text ->
            Cursor.read(list, text)
                .map(parts -> new Version(Long.parseLong(parts.getFirst())))
                .orElseThrow(() -> new ProblemException(ErrorCode.CURSOR_OUT_OF_RANGE)))
        .orElse(new Version(Long.MAX_VALUE));
  }
}
