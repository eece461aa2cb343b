package teahouse.chat.message;

import reactor.core.publisher.Mono;
import teahouse.chat.log.Recorded;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The ids that are older than the window: history knows them.
@FunctionalInterface
interface OldEvents {

  /// The first record of the id; empty if there is none below `until`. Fails if history cannot
  /// answer for everything below `until`.
  Mono<Recorded> find(RoomId room, EventId id, Seq until);
}
