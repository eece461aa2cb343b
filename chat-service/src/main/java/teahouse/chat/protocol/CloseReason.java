package teahouse.chat.protocol;

import java.util.Locale;

/// Why the server closes a socket: the codes of `contracts/errors.md`.
public enum CloseReason {
  BYE(1000),
  GOING_AWAY(1001),
  PROTOCOL_ERROR(1002),
  BINARY_REFUSED(1003),
  INVALID_UTF8(1007),
  TOO_BIG(1009),
  INTERNAL(1011),
  TOKEN_EXPIRED(4401),
  NO_PONG(4408),
  STALLED(4413),
  FLOODING(4429),
  TOO_MANY_SOCKETS(4430),
  SIGNED_OUT(4501),
  ACCOUNT_DISABLED(4502),
  WRONG_IDENTITY(4503);

  private final int code;

  CloseReason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
