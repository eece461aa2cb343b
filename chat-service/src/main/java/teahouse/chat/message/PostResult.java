package teahouse.chat.message;

import teahouse.chat.problem.Problem;
import teahouse.chat.vocabulary.Seq;

/// How a post ended.
public sealed interface PostResult {

  /// It is in the log at this seq, whether by this request or by an earlier one with the same id.
  record Posted(Seq seq) implements PostResult {}

  /// It is not, or (`log_unavailable`) nobody knows.
  record Refused(Problem problem) implements PostResult {}
}
