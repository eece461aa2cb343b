package teahouse.chat.room;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.moderation.BanTable;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Shows a room to those who may see it; to all others it does not exist.
@Component
class RoomReader {

  private final Store store;
  private final Clock clock;

  RoomReader(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Mono<RoomView> view(RoomId room, UserId viewer) {
    return store
        .run(database -> new RoomTable(database).view(room, viewer))
        .filter(RoomView::isVisible)
        .flatMap(view -> view.mine().isPresent() ? Mono.just(view) : fromOutside(view, viewer))
        .switchIfEmpty(notFound());
  }

  /// Whoever stands before a public room hears why they may not come in.
  private Mono<RoomView> fromOutside(RoomView view, UserId viewer) {
    return store
        .run(database -> new BanTable(database).find(view.room().id(), viewer))
        .filter(ban -> ban.holdsAt(clock.instant()))
        .map(view::with)
        .defaultIfEmpty(view);
  }

  /// Only for members.
  Mono<RoomView> inside(RoomId room, UserId viewer) {
    return view(room, viewer)
        .filter(view -> view.mine().filter(Member::isJoined).isPresent())
        .switchIfEmpty(notFound());
  }

  private static Mono<RoomView> notFound() {
    return Mono.error(() -> new ProblemException(ErrorCode.ROOM_NOT_FOUND));
  }
}
