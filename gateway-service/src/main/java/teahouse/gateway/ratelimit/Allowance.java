package teahouse.gateway.ratelimit;

import java.time.Duration;

/// One request every so often, and a few at once after a pause: the generic cell rate algorithm
/// (ITU-T I.371), which needs no more memory than one instant per caller.
///
/// @param interval between two requests of somebody who never pauses
/// @param burst how many may come at once after a long pause
record Allowance(Duration interval, int burst) {

  /// Decides about one more request.
  ///
  /// @param busyUntil of the decision before, or `now` for a newcomer
  /// @param now in nanoseconds, of any origin
  Decision decide(long busyUntil, long now) {
    long next = now + Math.max(0, busyUntil - now) + interval.toNanos();
    long wait = next - now - burst * interval.toNanos();
    return wait <= 0
        ? new Decision.Allowed(next)
        : new Decision.Refused(busyUntil, Duration.ofNanos(wait));
  }
}
