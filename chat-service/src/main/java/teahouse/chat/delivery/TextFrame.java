package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// A whole, unmasked WebSocket text frame as bytes (RFC 6455, 5.2), so that one encoding serves all
/// sockets and Netty's own encoder has nothing left to do.
final class TextFrame {

  /// Room for the longest header that a payload of up to 64 KiB needs.
  static final int HEADER = 4;

  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT = 125;
  private static final int SIXTEEN_BITS = 126;
  private static final int LONGEST = 0xffff;

  private TextFrame() {}

  static ByteBuf of(ByteBufAllocator allocator, byte[] payload) {
    var frame = begin(allocator, HEADER + payload.length);
    frame.writeBytes(payload);
    return finish(frame);
  }

  /// A buffer to write the payload to; the header's place is kept free.
  static ByteBuf begin(ByteBufAllocator allocator, int capacity) {
    return allocator.directBuffer(capacity).writerIndex(HEADER).readerIndex(HEADER);
  }

  /// Puts the header before the payload.
  static ByteBuf finish(ByteBuf frame) {
    int length = frame.readableBytes();
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "frame: %d bytes (expected: at most %d)".formatted(length, LONGEST));
    }
    if (length <= SHORT) {
      return frame
          .setByte(HEADER - 2, FINAL_TEXT)
          .setByte(HEADER - 1, length)
          .readerIndex(HEADER - 2);
    }
    return frame.setByte(0, FINAL_TEXT).setByte(1, SIXTEEN_BITS).setShort(2, length).readerIndex(0);
  }
}
