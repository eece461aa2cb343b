package teahouse.history.archive;

import java.util.Comparator;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;

/// What names one event for ever.
record EventKey(RoomId room, EventId id) implements Comparable<EventKey> {

  private static final Comparator<EventKey> ORDER =
      Comparator.comparing(EventKey::room).thenComparing(EventKey::id);

  static EventKey of(LogRecord.Event event) {
    return new EventKey(event.room(), event.id());
  }

  @Override
  public int compareTo(EventKey other) {
    return ORDER.compare(this, other);
  }
}
