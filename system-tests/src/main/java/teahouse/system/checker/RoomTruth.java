package teahouse.system.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import teahouse.system.checker.LogRecord.Nature;

/// What one room's part of the log says: the events that readers see, and who had the right when.
final class RoomTruth {

  private final List<Event> events = new ArrayList<>();
  private final List<Event> posts = new ArrayList<>();
  private final Map<String, Event> byId = new HashMap<>();
  private final Map<String, NavigableMap<Long, Boolean>> doors = new HashMap<>();

  void add(LogRecord record) {
    Event event = record.event();
    switch (record.nature()) {
      case Nature.Copy _ -> {
        return;
      }
      case Nature.Door(String member, boolean opens) ->
          doors.computeIfAbsent(member, _ -> new TreeMap<>()).put(event.seq(), opens);
      case Nature.Post _ -> posts.add(event);
      case Nature.Change _ -> {}
    }
    events.add(event);
    byId.put(event.id(), event);
  }

  /// What clients sent, as opposed to changes of the room.
  List<Event> posts() {
    return posts;
  }

  @Nullable Event byId(String id) {
    return byId.get(id);
  }

  @Nullable Event at(long seq) {
    int place = firstAbove(seq - 1);
    return place < events.size() && events.get(place).seq() == seq ? events.get(place) : null;
  }

  /// The events of (after, upTo].
  List<Event> between(long after, long upTo) {
    return events.subList(firstAbove(after), Math.max(firstAbove(after), firstAbove(upTo)));
  }

  List<Event> all() {
    return events;
  }

  /// Whether the person may read what stands at `seq`. The event that takes the right away may
  /// still be read by them.
  boolean mayHear(String user, long seq) {
    NavigableMap<Long, Boolean> changes = doors.get(user);
    if (changes == null) {
      return false;
    }
    if (Boolean.TRUE.equals(changes.get(seq))) {
      return true;
    }
    Map.Entry<Long, Boolean> before = changes.lowerEntry(seq);
    return before != null && before.getValue();
  }

  /// Whether the person had the right at the end of what an answer that is complete through
  /// `through` knows.
  boolean mayRead(String user, long through) {
    NavigableMap<Long, Boolean> changes = doors.get(user);
    Map.Entry<Long, Boolean> last = changes == null ? null : changes.floorEntry(through);
    return last != null && last.getValue();
  }

  private int firstAbove(long seq) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).seq() > seq) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
