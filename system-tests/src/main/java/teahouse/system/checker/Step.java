package teahouse.system.checker;

import java.util.List;

/// What one client did or was told, in its own order. Times are nanoseconds of one clock that all
/// clients share.
public sealed interface Step {

  String room();

  /// Sent a post, for the first time or again.
  record Send(String room, String id, long digest) implements Step {}

  /// Was told that the post stands at `seq`.
  record Ack(String room, String id, long seq) implements Step {}

  /// Was told that the post is refused; only refusals that are not retryable are final.
  record Refusal(String room, String id, boolean retryable) implements Step {}

  /// Heard a live frame: all of (after, upTo].
  ///
  /// @param at when it arrived
  record Frame(String room, long after, long upTo, List<Event> events, long at) implements Step {}

  /// Read from history all that changed after a place; complete through another.
  ///
  /// @param at when it was asked for
  record Fetch(String room, long after, long through, List<Event> rows, long at) implements Step {}

  /// Believes from here on to have everything through `seq`.
  record Complete(String room, long seq) implements Step {}
}
