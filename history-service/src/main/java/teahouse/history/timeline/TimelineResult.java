package teahouse.history.timeline;

/// What came of asking for a page.
sealed interface TimelineResult {

  record Page(MessagePage page) implements TimelineResult {}

  record RoomNotFound() implements TimelineResult {}

  /// The archive did not come as far as the gate in time.
  record NotCaughtUp() implements TimelineResult {}

  /// A cursor is of no log of ours.
  ///
  /// @param field which cursor is beyond the log's end
  record BeyondTheLog(String field) implements TimelineResult {}
}
