package teahouse.chat.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.log.RecentEvents;
import teahouse.chat.log.Recorded;
import teahouse.chat.log.RoomLog;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

/// Finds an id's first record: a recent one, one that is just being made here, one that history
/// knows, or the one that this makes.
@Component
final class OncePerId {

  private record Key(RoomId room, EventId id) {}

  private final RoomLog log;
  private final RecentEvents recent;
  private final OldEvents old;
  private final Duration patience;
  private final Clock clock;
  private final Map<Key, Mono<Recorded>> underWay = new ConcurrentHashMap<>();

  OncePerId(
      RoomLog log, RecentEvents recent, OldEvents old, MessageSettings settings, Clock clock) {
    this.log = log;
    this.recent = recent;
    this.old = old;
    this.patience = settings.patience();
    this.clock = clock;
  }

  /// Fails if the outcome is unknown, or if history cannot be asked. What was begun goes on even if
  /// nobody waits for it any more.
  Mono<Recorded> record(RoomLogEntry entry) {
    var found = recent.find(entry.room(), entry.id());
    return found == null ? joinOrMake(entry) : Mono.just(found);
  }

  private Mono<Recorded> joinOrMake(RoomLogEntry entry) {
    var key = new Key(entry.room(), entry.id());
    return underWay.computeIfAbsent(
        key, _ -> make(entry).doFinally(_ -> underWay.remove(key)).cache());
  }

  private Mono<Recorded> make(RoomLogEntry entry) {
    if (recent.covers(entry.room(), entry.id().time(), clock.instant())) {
      return append(entry);
    }
    // Taken before history is asked: what is neither below this nor in the window is nowhere.
    return old.find(entry.room(), entry.id(), recent.start(entry.room()))
        .switchIfEmpty(Mono.defer(() -> append(entry)));
  }

  /// Listens before it appends, and believes the tail only.
  private Mono<Recorded> append(RoomLogEntry entry) {
    // Somebody may have been faster since the first look.
    var found = recent.find(entry.room(), entry.id());
    if (found != null) {
      return Mono.just(found);
    }
    var read = recent.await(entry.room(), entry.id());
    var appended = log.append(entry).then(Mono.<Recorded>never());
    return Mono.firstWithSignal(read, appended).timeout(patience);
  }
}
