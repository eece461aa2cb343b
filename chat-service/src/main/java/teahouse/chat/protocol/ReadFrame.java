package teahouse.chat.protocol;

import org.jspecify.annotations.Nullable;
import teahouse.chat.problem.Problem;

/// A client's frame, read.
public sealed interface ReadFrame {

  record Understood(ClientFrame frame) implements ReadFrame {}

  /// It is none of the protocol's.
  ///
  /// @param ref if the frame could be read that far
  record Refused(@Nullable String ref, Problem problem) implements ReadFrame {}
}
