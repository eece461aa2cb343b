package teahouse.gateway.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// What came of a frame that cannot be looked at yet, until more comes.
final class Begun {

  private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

  /// All that came, which is the caller's to release; nothing is kept any more.
  ByteBuf with(ByteBuf more) {
    var before = bytes;
    bytes = Unpooled.EMPTY_BUFFER;
    if (!before.isReadable()) {
      return more;
    }
    var both = before.alloc().buffer(before.readableBytes() + more.readableBytes());
    both.writeBytes(before).writeBytes(more);
    before.release();
    more.release();
    return both;
  }

  /// Keeps a copy of what is behind so many bytes.
  void keep(ByteBuf of, int behind) {
    int left = of.readableBytes() - behind;
    if (left > 0) {
      bytes = of.alloc().buffer(left).writeBytes(of, of.readerIndex() + behind, left);
    }
  }

  void letGo() {
    bytes.release();
    bytes = Unpooled.EMPTY_BUFFER;
  }
}
