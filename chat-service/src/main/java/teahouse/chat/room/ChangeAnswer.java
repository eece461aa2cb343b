package teahouse.chat.room;

import teahouse.chat.problem.ErrorCode;
import teahouse.chat.vocabulary.Seq;

/// What the one who asked for a change hears.
sealed interface ChangeAnswer {

  /// It is in the log, and this node has read it there.
  record Done(Seq seq) implements ChangeAnswer {}

  /// It is decided and will be in the log.
  record Pending() implements ChangeAnswer {}

  record Refused(ErrorCode code) implements ChangeAnswer {}
}
