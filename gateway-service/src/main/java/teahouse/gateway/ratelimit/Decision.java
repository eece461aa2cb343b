package teahouse.gateway.ratelimit;

import java.time.Duration;

/// About one request.
sealed interface Decision {

  /// What the next decision has to know, in nanoseconds.
  long busyUntil();

  record Allowed(long busyUntil) implements Decision {}

  /// No.
  ///
  /// @param retryAfter when one request would be allowed
  record Refused(long busyUntil, Duration retryAfter) implements Decision {}
}
