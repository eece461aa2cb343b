package teahouse.system.checker;

import static teahouse.system.checker.Anomaly.Kind.DUPLICATE;
import static teahouse.system.checker.Anomaly.Kind.INCONSISTENT_OFFSETS;
import static teahouse.system.checker.Anomaly.Kind.LOST_WRITE;
import static teahouse.system.checker.Anomaly.Kind.NONMONOTONIC_POLL;
import static teahouse.system.checker.Anomaly.Kind.PHANTOM;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds history's table against the log: the same events, each once.
final class TableJudge {

  private final Truth truth;
  private final Findings findings;

  TableJudge(Truth truth, Findings findings) {
    this.truth = truth;
    this.findings = findings;
  }

  void judge(Map<String, List<Event>> table) {
    table.forEach(this::rows);
    truth
        .rooms()
        .forEach((name, room) -> complete(name, room, table.getOrDefault(name, List.of())));
  }

  private void rows(String name, List<Event> rows) {
    RoomTruth room = truth.of(name);
    Set<String> ids = HashSet.newHashSet(rows.size());
    long before = Long.MIN_VALUE;
    for (Event row : rows) {
      if (row.seq() <= before) {
        add(NONMONOTONIC_POLL, name, "row %d stands behind %d".formatted(row.seq(), before));
      }
      before = row.seq();
      if (!ids.add(row.id())) {
        add(DUPLICATE, name, "%s has two rows".formatted(row.id()));
      }
      Event inLog = room.at(row.seq());
      if (inLog == null) {
        add(PHANTOM, name, "%s is not in the log".formatted(row));
      } else if (!inLog.equals(row)) {
        add(INCONSISTENT_OFFSETS, name, "row %s, the log has %s".formatted(row, inLog));
      }
    }
  }

  private void complete(String name, RoomTruth room, List<Event> rows) {
    Set<Long> places = HashSet.newHashSet(rows.size());
    rows.forEach(row -> places.add(row.seq()));
    for (Event event : room.all()) {
      if (!places.contains(event.seq())) {
        add(LOST_WRITE, name, "%s is in the log and has no row".formatted(event));
      }
    }
  }

  private void add(Anomaly.Kind kind, String room, String evidence) {
    findings.add(kind, room, "table", evidence);
  }
}
