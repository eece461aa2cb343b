package teahouse.history.archive;

import java.time.Instant;

/// What one partition's archive is doing.
sealed interface PartitionState {

  /// Asks where it stopped.
  record Loading() implements PartitionState {}

  /// Takes what the log brings.
  record Reading() implements PartitionState {}

  /// A transaction runs.
  record Writing() implements PartitionState {}

  /// The store or the dead-letter topic failed, or somebody else moved the position: rests until
  /// then.
  ///
  /// @param failures in a row
  /// @param then whether to write the batch again, or to ask first where to go on
  record Resting(Instant until, int failures, Next then, String reason) implements PartitionState {}

  /// Does not go on without a person's help: going on would leave a hole.
  record Stopped(String reason) implements PartitionState {}

  enum Next {
    WRITE_AGAIN,
    LOAD
  }
}
