package teahouse.auth.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// The entries of `contracts/errors.md` that this service can answer with. The words for each are
/// in `messages*.properties` under `error.<code>`.
public enum ErrorCode {
  MALFORMED(HttpStatus.BAD_REQUEST),
  INVALID_FIELD(HttpStatus.BAD_REQUEST),
  INVALID_ID(HttpStatus.BAD_REQUEST),
  USER_NAME_INVALID(HttpStatus.BAD_REQUEST),
  USER_NAME_TAKEN(HttpStatus.CONFLICT),
  USER_NAME_CONFUSABLE(HttpStatus.CONFLICT),
  DISPLAY_NAME_INVALID(HttpStatus.BAD_REQUEST),
  PASSWORD_TOO_SHORT(HttpStatus.BAD_REQUEST),
  PASSWORD_TOO_LONG(HttpStatus.BAD_REQUEST),
  PASSWORD_TOO_COMMON(HttpStatus.BAD_REQUEST),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
  FORBIDDEN(HttpStatus.FORBIDDEN),
  ORIGIN_REFUSED(HttpStatus.FORBIDDEN),
  USER_NOT_FOUND(HttpStatus.NOT_FOUND),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

  private final HttpStatus status;

  ErrorCode(HttpStatus status) {
    this.status = status;
  }

  public HttpStatus status() {
    return status;
  }

  /// The stable name on the wire.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the same request may succeed later.
  public boolean retryable() {
    return switch (this) {
      case TOO_MANY_REQUESTS, STORE_UNAVAILABLE, INTERNAL -> true;
      case MALFORMED,
          INVALID_FIELD,
          INVALID_ID,
          USER_NAME_INVALID,
          USER_NAME_TAKEN,
          USER_NAME_CONFUSABLE,
          DISPLAY_NAME_INVALID,
          PASSWORD_TOO_SHORT,
          PASSWORD_TOO_LONG,
          PASSWORD_TOO_COMMON,
          UNAUTHENTICATED,
          FORBIDDEN,
          ORIGIN_REFUSED,
          USER_NOT_FOUND,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE ->
          false;
    };
  }

  /// What a bare HTTP status of the container or of the framework means in the catalogue.
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      // The API's filters say FORBIDDEN themselves; what is left is a form without its token.
      case 403 -> ORIGIN_REFUSED;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> STORE_UNAVAILABLE;
      default -> status < 500 ? MALFORMED : INTERNAL;
    };
  }
}
