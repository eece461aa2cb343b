package teahouse.chat.connection;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.web.reactive.socket.WebSocketMessage;

/// A message of the client, taken out of the network's buffer, which is not ours to keep.
sealed interface Incoming {

  record Text(String text) implements Incoming {}

  record NotUtf8() implements Incoming {}

  record Binary() implements Incoming {}

  /// WebSocket's own ping and pong.
  record Control() implements Incoming {}

  static Incoming of(WebSocketMessage message) {
    return switch (message.getType()) {
      case TEXT -> text((NettyDataBuffer) message.getPayload());
      case BINARY -> new Binary();
      case PING, PONG -> new Control();
    };
  }

  /// Strictly: Java's usual decoding would put question marks for what it cannot read.
  private static Incoming text(NettyDataBuffer payload) {
    try {
      var bytes = payload.getNativeBuffer().nioBuffer();
      return new Text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return new NotUtf8();
    }
  }
}
