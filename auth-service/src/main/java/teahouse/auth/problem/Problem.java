package teahouse.auth.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One error, ready to be told.
///
/// @param field the input that it is about
/// @param limit the bound that was passed, in the unit of the field
/// @param retryAfter when the same request may succeed
/// @param traceId under which a fault of ours is in the log
public record Problem(
    ErrorCode code,
    @Nullable String field,
    @Nullable Integer limit,
    @Nullable Duration retryAfter,
    @Nullable String traceId) {

  public static Problem of(ErrorCode code) {
    return new Problem(code, null, null, null, null);
  }

  public static Problem ofField(ErrorCode code, String field) {
    return new Problem(code, field, null, null, null);
  }

  public static Problem later(ErrorCode code, Duration retryAfter) {
    return new Problem(code, null, null, retryAfter, null);
  }

  /// What a bare HTTP status of the container or of the framework means.
  public static Problem ofStatus(int status) {
    return of(ErrorCode.ofStatus(status));
  }

  public Problem withLimit(int bound) {
    return new Problem(code, field, bound, retryAfter, traceId);
  }

  Problem withTraceId(String id) {
    return new Problem(code, field, limit, retryAfter, id);
  }
}
