package teahouse.history.changes;

import teahouse.history.vocabulary.RoomId;

/// What came of a wish.
sealed interface Outcome {

  RoomId room();

  record Page(ChangePage page) implements Outcome {
    @Override
    public RoomId room() {
      return page.room();
    }
  }

  record RoomNotFound(RoomId room) implements Outcome {}

  /// The archive did not come as far as the gate in time.
  record NotCaughtUp(RoomId room) implements Outcome {}

  /// A cursor is of no log of ours.
  ///
  /// @param field which cursor is beyond the log's end
  record BeyondTheLog(RoomId room, String field) implements Outcome {}
}
