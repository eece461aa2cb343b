package teahouse.history.changes;

import java.util.List;

/// What one table gave for one room.
///
/// @param rows ascending by changedSeq
/// @param cut whether the table may hold more behind them
record Fetched(List<ChangeRow> rows, boolean cut) {

  static final Fetched NOTHING = new Fetched(List.of(), false);
}
