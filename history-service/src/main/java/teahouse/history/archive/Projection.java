package teahouse.history.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;
import teahouse.history.vocabulary.Version;

/// What a batch makes of the tables. Pure: knows what the tables said, decides what is written.
///
/// @param lines one for each record that stays, by room and seq
/// @param members the last state of each membership that changed, by key
/// @param rooms what changed of each room, by key
record Projection(List<Line> lines, List<Member> members, List<Room> rooms) {

  /// One line of a timeline.
  ///
  /// @param event absent for a placeholder
  record Line(RoomId room, LogRecord record, LogRecord.@Nullable Event event) {}

  record Member(RoomId room, Seq changedSeq, StateChange.Membership state) {}

  /// What a batch makes of a room.
  ///
  /// @param applied the last state version that this batch applied
  /// @param details absent if only members changed
  record Room(
      RoomId room,
      Version applied,
      @Nullable Seq changedSeq,
      StateChange.@Nullable Details details) {}

  private record MemberKey(RoomId room, UserId member) {}

  private static final Comparator<MemberKey> MEMBERS =
      Comparator.comparing(MemberKey::room).thenComparing(MemberKey::member);

  private static final Comparator<Line> LINES =
      Comparator.comparing(Line::room).thenComparing(line -> line.record().seq());

  /// Folds the records over what the tables said.
  ///
  /// @param records ascending
  /// @param firsts the first seq of each id that a record brings; a record of another seq is a copy
  /// @param applied the last applied version of each room whose state a record may change
  static Projection of(
      List<LogRecord> records, Map<EventKey, Seq> firsts, Map<RoomId, Version> applied) {
    var folding = new Folding(applied);
    for (LogRecord record : records) {
      switch (record) {
        case LogRecord.Event event when isCopy(event, firsts) -> {}
        case LogRecord.Event event -> folding.add(event);
        case LogRecord.Unreadable unreadable -> folding.add(unreadable);
      }
    }
    return folding.result();
  }

  private static boolean isCopy(LogRecord.Event event, Map<EventKey, Seq> firsts) {
    return !event.seq().equals(firsts.get(EventKey.of(event)));
  }

  private static final class Folding {
    private final Map<RoomId, Version> applied;
    private final List<Line> lines = new ArrayList<>();
    private final Map<MemberKey, Member> members = new TreeMap<>(MEMBERS);
    private final Map<RoomId, Room> rooms = new TreeMap<>();

    Folding(Map<RoomId, Version> applied) {
      this.applied = new HashMap<>(applied);
    }

    void add(LogRecord.Unreadable unreadable) {
      if (unreadable.room() != null) {
        lines.add(new Line(unreadable.room(), unreadable, null));
      }
    }

    void add(LogRecord.Event event) {
      StateChange change = event.change();
      if (change == null) {
        lines.add(new Line(event.room(), event, event));
      } else if (change.version().isAfter(applied.getOrDefault(event.room(), Version.NONE))) {
        lines.add(new Line(event.room(), event, event));
        apply(event.room(), event.seq(), change);
      }
    }

    private void apply(RoomId room, Seq seq, StateChange change) {
      applied.put(room, change.version());
      Room before = rooms.get(room);
      switch (change) {
        case StateChange.Details details ->
            rooms.put(room, new Room(room, change.version(), seq, details));
        case StateChange.Unseen unseen -> rooms.put(room, moved(room, before, unseen.version()));
        case StateChange.Membership state -> {
          members.put(new MemberKey(room, state.member()), new Member(room, seq, state));
          rooms.put(room, moved(room, before, state.version()));
        }
      }
    }

    private static Room moved(RoomId room, @Nullable Room before, Version applied) {
      return before == null
          ? new Room(room, applied, null, null)
          : new Room(room, applied, before.changedSeq(), before.details());
    }

    Projection result() {
      lines.sort(LINES);
      return new Projection(lines, List.copyOf(members.values()), List.copyOf(rooms.values()));
    }
  }
}
