package teahouse.bench.bare;

import io.netty.buffer.ByteBuf;

/// Unmasked text frames (RFC 6455, 5.2).
final class Frames {

  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT = 125;
  private static final int SIXTEEN_BITS = 126;

  private Frames() {}

  static void text(ByteBuf to, ByteBuf payload) {
    int length = payload.readableBytes();
    to.writeByte(FINAL_TEXT);
    if (length <= SHORT) {
      to.writeByte(length);
    } else {
      to.writeByte(SIXTEEN_BITS).writeShort(length);
    }
    to.writeBytes(payload, payload.readerIndex(), length);
  }
}
