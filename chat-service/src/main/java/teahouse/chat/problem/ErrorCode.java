package teahouse.chat.problem;

/// The codes of `contracts/errors.md` that this service uses.
public enum ErrorCode {
  MALFORMED("malformed", 400, false),
  UNKNOWN_TYPE("unknown_type", 400, false),
  INVALID_FIELD("invalid_field", 400, false),
  INVALID_ID("invalid_id", 400, false),
  ID_FROM_FUTURE("id_from_future", 400, false),
  ID_TAKEN("id_taken", 409, false),
  TEXT_EMPTY("text_empty", 400, false),
  TEXT_TOO_LONG("text_too_long", 400, false),
  TEXT_NOT_ALLOWED("text_not_allowed", 400, false),
  TOO_MANY_ROOMS("too_many_rooms", 400, false),
  NOT_SUBSCRIBED("not_subscribed", 400, false),
  RENEWAL_REFUSED("renewal_refused", 400, false),
  ROOM_NOT_FOUND("room_not_found", 404, false),
  NOT_PERMITTED("not_permitted", 403, false),
  BANNED("banned", 403, false),
  ALREADY_MEMBER("already_member", 409, false),
  NOT_A_MEMBER("not_a_member", 409, false),
  USER_BANNED("user_banned", 409, false),
  NOT_BANNED("not_banned", 409, false),
  CURSOR_OUT_OF_RANGE("cursor_out_of_range", 400, false),
  TOO_MANY_REQUESTS("too_many_requests", 429, true),
  OVERLOADED("overloaded", 503, true),
  LOG_UNAVAILABLE("log_unavailable", 503, true),
  HISTORY_UNAVAILABLE("history_unavailable", 503, true),
  STORE_UNAVAILABLE("store_unavailable", 503, true),
  AUTH_UNAVAILABLE("auth_unavailable", 503, true),
  UNAUTHENTICATED("unauthenticated", 401, false),
  FORBIDDEN("forbidden", 403, false),
  ORIGIN_REFUSED("origin_refused", 403, false),
  NOT_FOUND("not_found", 404, false),
  METHOD_NOT_ALLOWED("method_not_allowed", 405, false),
  NOT_ACCEPTABLE("not_acceptable", 406, false),
  PAYLOAD_TOO_LARGE("payload_too_large", 413, false),
  UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", 415, false),
  INTERNAL("internal", 500, true);

  private final String wireName;
  private final int status;
  private final boolean retryable;

  ErrorCode(String wireName, int status, boolean retryable) {
    this.wireName = wireName;
    this.status = status;
    this.retryable = retryable;
  }

  public String wireName() {
    return wireName;
  }

  /// The HTTP status; on the socket it has no meaning.
  public int status() {
    return status;
  }

  /// Whether the same request, sent again later, may succeed.
  public boolean retryable() {
    return retryable;
  }
}
