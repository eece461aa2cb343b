package teahouse.gateway.websocket;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/// Goes through one side's bytes from frame to frame (RFC 6455, 5.2) without taking them apart: it
/// looks at each header, and into close frames only. What breaks the protocol or is longer than
/// allowed is found before it passes.
final class FrameWalk {

  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0f;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int SHORT = 125;
  private static final int IN_TWO_BYTES = 126;
  private static final int IN_EIGHT_BYTES = 127;
  private static final int KEY = 4;

  private final boolean masked;
  private final int limit;
  private long missing;
  private long message;
  private boolean inMessage;

  /// @param masked whether frames of this side are; a client's must be, a service's must not
  /// @param limit of a message, in one frame or in fragments
  FrameWalk(boolean masked, int limit) {
    this.masked = masked;
    this.limit = limit;
  }

  /// How far it came: `bytes` may pass.
  sealed interface Step {

    int bytes();

    /// What is behind them is the beginning of a header, or of a close frame: it is to be shown
    /// again, with more.
    record Passed(int bytes) implements Step {}

    /// Behind them the side says goodbye.
    record Closed(int bytes, CloseStatus status) implements Step {}

    /// Behind them is no frame, or one that is too long.
    record Broken(int bytes, CloseStatus why) implements Step {}
  }

  /// Goes on where it was, from the buffer's reader index. Changes nothing in the buffer.
  Step walk(ByteBuf bytes) {
    int begin = bytes.readerIndex();
    int at = begin;
    while (true) {
      int inside = (int) Math.min(missing, bytes.writerIndex() - at);
      at += inside;
      missing -= inside;
      int left = bytes.writerIndex() - at;
      if (left < 2 || left < headerBytes(bytes, at)) {
        return new Step.Passed(at - begin);
      }
      long length = length(bytes, at);
      var fault = faultOf(bytes.getUnsignedByte(at), bytes.getUnsignedByte(at + 1), length);
      if (fault != null) {
        return new Step.Broken(at - begin, fault);
      }
      if ((bytes.getByte(at) & OPCODE) == CLOSE) {
        return left < headerBytes(bytes, at) + length
            ? new Step.Passed(at - begin)
            : goodbye(bytes, at, at - begin, (int) length);
      }
      at += headerBytes(bytes, at);
      missing = length;
    }
  }

  private static int headerBytes(ByteBuf bytes, int at) {
    int second = bytes.getUnsignedByte(at + 1);
    int key = (second & MASKED) == 0 ? 0 : KEY;
    return 2
        + key
        + switch (second & LENGTH) {
          case IN_TWO_BYTES -> Short.BYTES;
          case IN_EIGHT_BYTES -> Long.BYTES;
          default -> 0;
        };
  }

  private static long length(ByteBuf bytes, int at) {
    int length = bytes.getUnsignedByte(at + 1) & LENGTH;
    return switch (length) {
      case IN_TWO_BYTES -> bytes.getUnsignedShort(at + 2);
      case IN_EIGHT_BYTES -> bytes.getLong(at + 2);
      default -> length;
    };
  }

  /// Also counts the frame as part of its message.
  private @Nullable CloseStatus faultOf(int first, int second, long length) {
    int opcode = first & OPCODE;
    boolean isFinal = (first & FINAL) != 0;
    if ((first & RESERVED) != 0 // no extension that could give them a meaning was agreed to
        || ((second & MASKED) != 0) != masked
        || !isShortest(second & LENGTH, length)) {
      return CloseCodes.PROTOCOL_ERROR;
    }
    if (opcode >= CLOSE) {
      return opcode > PONG || !isFinal || length > SHORT ? CloseCodes.PROTOCOL_ERROR : null;
    }
    boolean continues = opcode == CONTINUATION;
    if (opcode > BINARY || continues != inMessage) {
      return CloseCodes.PROTOCOL_ERROR;
    }
    long before = continues ? message : 0;
    if (length > limit - before) {
      return CloseCodes.TOO_BIG;
    }
    message = before + length;
    inMessage = !isFinal;
    return null;
  }

  private static boolean isShortest(int said, long length) {
    return switch (said) {
      case IN_TWO_BYTES -> length > SHORT;
      case IN_EIGHT_BYTES -> length > 0xffff;
      default -> true;
    };
  }

  private Step goodbye(ByteBuf bytes, int at, int passed, int length) {
    if (length == 0) {
      return new Step.Closed(passed, CloseStatus.NO_STATUS_CODE);
    }
    var payload = payload(bytes, at, length);
    int code = length == 1 ? 0 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    if (code < 1000 || code > 4999) {
      return new Step.Broken(passed, CloseCodes.PROTOCOL_ERROR);
    }
    try {
      var reason =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(payload, 2, length - 2))
              .toString();
      return new Step.Closed(passed, new CloseStatus(code, reason));
    } catch (CharacterCodingException e) {
      return new Step.Broken(passed, CloseCodes.PROTOCOL_ERROR);
    }
  }

  private byte[] payload(ByteBuf bytes, int at, int length) {
    int from = at + headerBytes(bytes, at);
    var payload = new byte[length];
    for (int i = 0; i < length; i++) {
      int key = masked ? bytes.getByte(from - KEY + i % KEY) : 0;
      payload[i] = (byte) (bytes.getByte(from + i) ^ key);
    }
    return payload;
  }
}
