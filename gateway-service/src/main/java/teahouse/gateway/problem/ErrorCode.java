package teahouse.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// The part of the error catalogue (`contracts/errors.md`) that the edge itself speaks.
public enum ErrorCode {
  MALFORMED(HttpStatus.BAD_REQUEST, false),
  INVALID_FIELD(HttpStatus.BAD_REQUEST, false),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, false),
  FORBIDDEN(HttpStatus.FORBIDDEN, false),
  ORIGIN_REFUSED(HttpStatus.FORBIDDEN, false),
  NOT_FOUND(HttpStatus.NOT_FOUND, false),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, false),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, false),
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, false),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, false),
  HOST_REFUSED(HttpStatus.MISDIRECTED_REQUEST, false),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, true),
  HEADER_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, false),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, true),
  AUTH_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, true),
  SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, true);

  private final HttpStatus status;
  private final boolean retryable;

  ErrorCode(HttpStatus status, boolean retryable) {
    this.status = status;
    this.retryable = retryable;
  }

  public HttpStatus status() {
    return status;
  }

  public boolean retryable() {
    return retryable;
  }

  /// The code as clients read it, such as `not_found`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
