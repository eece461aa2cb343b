package teahouse.gateway.websocket;

import org.springframework.web.reactive.socket.CloseStatus;

/// What one side's close means for the other. 1005, 1006 and 1015 say that there was no code, and
/// may not be sent (RFC 6455, 7.4.1); Reactor Netty says 1005 for a connection that broke, too.
/// 1012 to 1014 are not in the contract.
final class CloseCodes {

  static final CloseStatus GOING_AWAY = new CloseStatus(1001, "going_away");
  static final CloseStatus PROTOCOL_ERROR = new CloseStatus(1002, "protocol_error");
  static final CloseStatus TOO_BIG = new CloseStatus(1009, "too_big");
  static final CloseStatus INTERNAL = new CloseStatus(1011, "internal");

  private CloseCodes() {}

  /// For the client. A service that is gone without a word is no fault of the client's: it shall
  /// come back.
  static CloseStatus forClient(CloseStatus ofService) {
    return passes(ofService) ? ofService : INTERNAL;
  }

  /// For chat-service. A client that is gone without a word has left.
  static CloseStatus forService(CloseStatus ofClient) {
    return passes(ofClient) ? ofClient : GOING_AWAY;
  }

  private static boolean passes(CloseStatus status) {
    int code = status.getCode();
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1011)
        || (code >= 3000 && code <= 4999);
  }
}
