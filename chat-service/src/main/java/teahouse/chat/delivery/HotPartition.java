package teahouse.chat.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// What is kept of one partition: rooms that moved lately. The tail's thread changes it, event
/// loops ask.
final class HotPartition {

  private static final Seq NOWHERE = new Seq((1L << 53) - 1);

  private final Map<RoomId, HotRoom> rooms = new HashMap<>();

  /// Everything above this is here, of the rooms that have no entry: a room that is quiet costs
  /// nothing.
  private Seq complete = NOWHERE;

  private Seq taken = Seq.NOTHING;

  /// Forgets all, and begins at `next`.
  synchronized void startAt(Seq next) {
    rooms.clear();
    complete = new Seq(Math.max(0, next.value() - 1));
    taken = complete;
  }

  /// The event to keep, if readers are to hear of the record.
  synchronized @Nullable HotEvent take(TailRecord record) {
    taken = record.seq();
    if (record.copy()) {
      return null;
    }
    var room = rooms.computeIfAbsent(record.room(), id -> new HotRoom(id, complete));
    var event = room.isNews(record) ? new HotEvent(room.id(), record) : null;
    if (event != null) {
      room.add(event);
    } else if (room.isEmpty()) {
      rooms.remove(record.room());
    }
    return event;
  }

  /// Nothing of any room up to this seq may be taken for complete any more, but for rooms that have
  /// an entry.
  synchronized void skip(TailRecord record) {
    taken = record.seq();
    complete = record.seq();
  }

  synchronized int cost(RoomId of) {
    var room = rooms.get(of);
    return room == null ? 0 : room.cost();
  }

  /// The room must have an entry.
  synchronized HotEvent forgetOldest(RoomId of) {
    var room = Objects.requireNonNull(rooms.get(of));
    var forgotten = room.forgetOldest();
    if (room.isEmpty()) {
      rooms.remove(of);
      complete = max(complete, forgotten.seq());
    }
    return forgotten;
  }

  /// The room's events of (after, through], or null if they might not all be here.
  ///
  /// @param handedOver the first seq that may still be on its way to here
  synchronized @Nullable List<HotEvent> between(RoomId of, Seq after, Seq through, Seq handedOver) {
    var room = rooms.get(of);
    var since = room == null ? complete : room.complete();
    boolean isAllHere =
        since.compareTo(after) <= 0
            && (through.compareTo(taken) <= 0 || through.compareTo(handedOver) < 0);
    if (!isAllHere) {
      return null;
    }
    return room == null ? List.of() : room.between(after, through);
  }

  private static Seq max(Seq one, Seq other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
