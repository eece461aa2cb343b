package teahouse.history.archive;

/// What became of a batch.
sealed interface Written {

  /// It stands.
  ///
  /// @param lines how many lines of timelines it brought
  record Rows(int lines) implements Written {}

  /// The position was elsewhere: somebody else archives this partition, or an earlier try of this
  /// batch stands although its answer was lost. Nothing was written.
  record Fenced() implements Written {}
}
