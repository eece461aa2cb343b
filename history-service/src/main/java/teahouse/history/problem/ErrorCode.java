package teahouse.history.problem;

import java.util.Locale;

/// The codes of `contracts/errors.md` that this service uses.
public enum ErrorCode {
  MALFORMED(400, false),
  INVALID_FIELD(400, false),
  INVALID_ID(400, false),
  CURSOR_OUT_OF_RANGE(400, false),
  UNAUTHENTICATED(401, false),
  FORBIDDEN(403, false),
  ROOM_NOT_FOUND(404, false),
  NOT_FOUND(404, false),
  METHOD_NOT_ALLOWED(405, false),
  NOT_ACCEPTABLE(406, false),
  PAYLOAD_TOO_LARGE(413, false),
  UNSUPPORTED_MEDIA_TYPE(415, false),
  INTERNAL(500, true),
  NOT_CAUGHT_UP(503, true),
  OVERLOADED(503, true),
  STORE_UNAVAILABLE(503, true),
  AUTH_UNAVAILABLE(503, true);

  private final int status;
  private final boolean retryable;

  ErrorCode(int status, boolean retryable) {
    this.status = status;
    this.retryable = retryable;
  }

  /// The code as clients read it, such as `room_not_found`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int status() {
    return status;
  }

  /// Whether the same request, sent again later, may succeed.
  public boolean retryable() {
    return retryable;
  }
}
