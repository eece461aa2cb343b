package teahouse.history.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.wire.JsonPage;

/// A page of what changed in a room.
///
/// @param floor rows with a lower seq are gone by retention
record ChangePage(RoomId room, Seq floor, List<ChangeRow> rows, End end) {

  /// How it goes on.
  sealed interface End {

    /// It does not: complete through here.
    record Through(Seq seq) implements End {}

    /// After this seq.
    record Next(Seq after) implements End {}

    /// Too much waits to be paged through: load the newest page of the timeline.
    record Reset() implements End {}
  }

  /// A page of whole seqs: the rows of one are never split.
  ///
  /// @param tables what each table gave; where one was cut, the seq of its last row may go on
  ///   behind the cut, so only what is before it is known to be whole
  /// @param after where the reader stands
  /// @param limit most rows, unless one seq alone has more
  /// @param through what the reader is complete through if this is all
  static ChangePage of(
      RoomId room, Seq floor, List<Fetched> tables, Seq after, int limit, Seq through) {
    Seq horizon =
        tables.stream()
            .filter(Fetched::cut)
            .map(table -> table.rows().getLast().changedSeq())
            .min(Comparator.naturalOrder())
            .orElse(new Seq(Seq.MOST));
    List<ChangeRow> known =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .filter(row -> horizon.isAfter(row.changedSeq()))
            .sorted(Comparator.comparing(ChangeRow::changedSeq))
            .toList();
    List<ChangeRow> page = wholeSeqs(known, limit);
    boolean last = page.size() == known.size() && tables.stream().noneMatch(Fetched::cut);
    Seq end = page.isEmpty() ? after : page.getLast().changedSeq();
    return new ChangePage(room, floor, page, last ? new End.Through(through) : new End.Next(end));
  }

  ChangePage reset() {
    return new ChangePage(room, floor, List.of(), new End.Reset());
  }

  boolean hasMoved() {
    return !rows.isEmpty() || !(end instanceof End.Through);
  }

  private static List<ChangeRow> wholeSeqs(List<ChangeRow> rows, int limit) {
    if (rows.size() <= limit) {
      return rows;
    }
    Seq first = rows.getFirst().changedSeq();
    Seq beyond = rows.get(limit).changedSeq();
    List<ChangeRow> page = new ArrayList<>();
    for (ChangeRow row : rows) {
      // The first seq goes out whole even if it is over the limit, or the reader would never get
      // on.
      if (beyond.isAfter(row.changedSeq()) || row.changedSeq().equals(first)) {
        page.add(row);
      }
    }
    return page;
  }

  void writeTo(JsonPage json) {
    json.raw("{\"room\":").string(room.toString());
    json.raw(",\"rows\":").array(rows, row -> row.writeTo(json));
    json.raw(",\"floor\":").number(floor.value());
    switch (end) {
      case End.Through through -> json.raw(",\"through\":").number(through.seq().value());
      case End.Next next -> json.raw(",\"next\":").number(next.after().value());
      case End.Reset _ -> json.raw(",\"reset\":true");
    }
    json.raw("}");
  }
}
