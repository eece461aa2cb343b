package teahouse.chat.delivery;

import java.time.Duration;

/// How long a room rests after a walk through its sockets.
///
/// @param perSocket in nanoseconds
/// @param longest in nanoseconds, however many sockets there are
record Rest(long perSocket, long longest) {

  /// Below this a timer costs more than it saves.
  private static final long SHORTEST = Duration.ofMillis(1).toNanos();

  static Rest of(DeliverySettings settings) {
    return new Rest(settings.restPerSocket().toNanos(), settings.longestRest().toNanos());
  }

  /// 0 if it does not.
  long nanosAfter(int sockets) {
    long nanos = Math.min(longest, sockets * perSocket);
    return nanos < SHORTEST ? 0 : nanos;
  }
}
