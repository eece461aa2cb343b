package teahouse.gateway.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One refusal, as it will be told.
///
/// @param field which input was wrong, when one was
/// @param limit the bound that was passed, when one was
/// @param retryAfter when to try again, for codes that allow it
public record Problem(
    ErrorCode code, @Nullable String field, @Nullable Long limit, @Nullable Duration retryAfter) {

  /// Long enough for a crashed service to be noticed, short enough for nobody to wait for nothing.
  private static final Duration SOON = Duration.ofSeconds(1);

  public static Problem of(ErrorCode code) {
    return new Problem(code, null, null, code.retryable() ? SOON : null);
  }

  public static Problem field(String field) {
    return new Problem(ErrorCode.INVALID_FIELD, field, null, null);
  }

  public static Problem over(ErrorCode code, long limit) {
    return new Problem(code, null, limit, null);
  }

  public static Problem slowDown(Duration retryAfter) {
    return new Problem(ErrorCode.TOO_MANY_REQUESTS, null, null, retryAfter);
  }
}
