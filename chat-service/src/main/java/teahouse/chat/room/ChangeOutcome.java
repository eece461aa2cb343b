package teahouse.chat.room;

import java.util.Optional;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Seq;

/// What became of a [RoomChange] in the store.
sealed interface ChangeOutcome {

  /// It is decided and committed.
  ///
  /// @param event the one that gives or takes the access
  /// @param seq where that event is, if that was noted before
  record Decided(EventId event, Optional<Seq> seq) implements ChangeOutcome {}

  record Refused(ErrorCode code) implements ChangeOutcome {}
}
