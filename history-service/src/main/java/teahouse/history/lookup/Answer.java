package teahouse.history.lookup;

import org.jspecify.annotations.Nullable;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// What is known of an id.
sealed interface Answer {

  /// It names this event.
  record Known(Seq seq, UserId by, @Nullable String digest) implements Answer {}

  /// It names none, up to the asker's `until`.
  record Unknown() implements Answer {}

  /// None so far, but the log is not read that far.
  record NotCaughtUp() implements Answer {}

  record BeyondTheLog() implements Answer {}
}
