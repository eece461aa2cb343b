package teahouse.system.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The log, by room.
final class Truth {

  private static final RoomTruth NOTHING = new RoomTruth();

  private final Map<String, RoomTruth> rooms = new HashMap<>();

  static Truth of(List<LogRecord> log) {
    Truth truth = new Truth();
    for (LogRecord record : log) {
      truth.rooms.computeIfAbsent(record.room(), _ -> new RoomTruth()).add(record);
    }
    return truth;
  }

  RoomTruth of(String room) {
    return rooms.getOrDefault(room, NOTHING);
  }

  Map<String, RoomTruth> rooms() {
    return rooms;
  }

  /// The log against itself: places ascend within a room, and no id is seen twice.
  static void judge(List<LogRecord> log, Findings findings) {
    Map<String, Long> last = new HashMap<>();
    Map<String, Set<String>> ids = new HashMap<>();
    for (LogRecord record : log) {
      Event event = record.event();
      Long before = last.put(record.room(), event.seq());
      if (before != null && before >= event.seq()) {
        findings.add(
            Anomaly.Kind.INCONSISTENT_OFFSETS,
            record.room(),
            "log",
            "seq %d stands behind %d".formatted(event.seq(), before));
      }
      boolean first = ids.computeIfAbsent(record.room(), _ -> new HashSet<>()).add(event.id());
      if (!first && record.visible()) {
        findings.add(
            Anomaly.Kind.DUPLICATE,
            record.room(),
            "log",
            "id %s is visible again at %d".formatted(event.id(), event.seq()));
      }
    }
  }
}
