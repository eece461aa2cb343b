package teahouse.chat.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A message of the client, taken out of the network's buffer, which is not ours to keep.
sealed interface Incoming {

  record Text(String text) implements Incoming {}

  record NotUtf8() implements Incoming {}

  record Binary() implements Incoming {}

  /// WebSocket's own ping and pong.
  record Control() implements Incoming {}

  static Incoming of(WebSocketFrame frame) {
    return switch (frame) {
      case TextWebSocketFrame _ -> text(frame.content());
      case BinaryWebSocketFrame _ -> new Binary();
      default -> new Control();
    };
  }

  /// Strictly: Java's usual decoding would put question marks for what it cannot read.
  private static Incoming text(ByteBuf payload) {
    try {
      var bytes = payload.nioBuffer();
      return new Text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return new NotUtf8();
    }
  }
}
