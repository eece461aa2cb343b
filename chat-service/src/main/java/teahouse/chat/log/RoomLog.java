package teahouse.chat.log;

import java.time.Duration;
import reactor.core.publisher.Mono;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The room log as the other features use it.
public interface RoomLog {

  /// Appends with acks=all. Completes when the broker confirmed; a [LogUnavailableException] means
  /// that the outcome is *unknown*: append the same entry again.
  Mono<Void> append(RoomLogEntry entry);

  /// Completes with the first seq of this id as soon as this node's own tail has read it, at once
  /// if that was within the window of recent ids; empty if that did not happen in `patience`.
  Mono<Seq> readBack(RoomId room, EventId id, Duration patience);
}
