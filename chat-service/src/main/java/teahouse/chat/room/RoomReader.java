package teahouse.chat.room;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Shows a room to those who may see it; to all others it does not exist.
@Component
class RoomReader {

  private final Store store;

  RoomReader(Store store) {
    this.store = store;
  }

  Mono<RoomView> view(RoomId room, UserId viewer) {
    return store
        .run(database -> new RoomTable(database).view(room, viewer))
        .filter(RoomView::isVisible)
        .switchIfEmpty(notFound());
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
