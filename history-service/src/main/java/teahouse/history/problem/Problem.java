package teahouse.history.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that could not be done.
///
/// @param field which input is at fault
/// @param limit what the bound is that was passed
/// @param retryAfter how long to wait before the same request is sent again
public record Problem(
    ErrorCode code, @Nullable String field, @Nullable Long limit, @Nullable Duration retryAfter) {

  private static final Duration SOON = Duration.ofSeconds(1);

  public static Problem of(ErrorCode code) {
    return new Problem(code, null, null, code.retryable() ? SOON : null);
  }

  public static Problem invalidField(String field) {
    return of(ErrorCode.INVALID_FIELD).at(field);
  }

  public Problem at(String name) {
    return new Problem(code, name, limit, retryAfter);
  }

  public Problem boundedBy(long bound) {
    return new Problem(code, field, bound, retryAfter);
  }
}
