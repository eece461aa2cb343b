package teahouse.chat.outbox;

import reactor.core.publisher.Mono;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Hears of what this node has brought into the log and read there.
public interface RelayListener {

  /// The event leaves the outbox when this completes. Before that it may be said again, by this
  /// node or another: with the same seq.
  Mono<Void> relayed(RoomId room, EventId event, Seq seq);
}
