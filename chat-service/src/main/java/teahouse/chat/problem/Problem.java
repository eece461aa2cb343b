package teahouse.chat.problem;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that could not be done.
///
/// @param field which input is at fault
/// @param limit what the bound is that was passed
/// @param retryAfter how long to wait before the same request is sent again
/// @param serverTime what time it is here, for a client whose clock is wrong
public record Problem(
    ErrorCode code,
    @Nullable String field,
    @Nullable Long limit,
    @Nullable Duration retryAfter,
    @Nullable Instant serverTime) {

  private static final Duration SOON = Duration.ofSeconds(1);

  public static Problem of(ErrorCode code) {
    return new Problem(code, null, null, code.retryable() ? SOON : null, null);
  }

  public static Problem invalidField(String field) {
    return of(ErrorCode.INVALID_FIELD).at(field);
  }

  public static Problem idFromFuture(String field, Instant serverTime) {
    return new Problem(ErrorCode.ID_FROM_FUTURE, field, null, null, serverTime);
  }

  public Problem at(String name) {
    return new Problem(code, name, limit, retryAfter, serverTime);
  }

  public Problem boundedBy(long bound) {
    return new Problem(code, field, bound, retryAfter, serverTime);
  }

  public Problem retriedAfter(Duration wait) {
    return new Problem(code, field, limit, wait, serverTime);
  }
}
