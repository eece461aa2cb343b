package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import teahouse.chat.vocabulary.Seq;

/// Frames of one room that leave together: one write carries all of them, and a write costs about
/// the same however much it carries. Together they are no larger than one frame may be, so that
/// what a socket's limit counts on stays true.
final class WaitingFrames {

  private final ByteBufAllocator allocator;
  private final ArrayList<ByteBuf> frames = new ArrayList<>();
  private int bytes;
  private Seq after = Seq.NOTHING;
  private Seq upTo = Seq.NOTHING;

  WaitingFrames(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  int count() {
    return frames.size();
  }

  boolean hasRoomFor(ByteBuf frame) {
    return frames.isEmpty() || bytes + frame.readableBytes() <= EventsFrame.LIMIT;
  }

  /// Takes a frame over, which follows those that are here.
  void add(ByteBuf frame, Seq after, Seq upTo) {
    if (frames.isEmpty()) {
      this.after = after;
    }
    this.upTo = upTo;
    bytes += frame.readableBytes();
    frames.add(frame);
  }

  /// What the first one follows.
  Seq after() {
    return after;
  }

  /// What the last one reaches to.
  Seq upTo() {
    return upTo;
  }

  /// All of them, one behind the other. The caller's to release; none waits any more.
  ByteBuf take() {
    var all = frames.size() == 1 ? frames.getFirst() : joined();
    frames.clear();
    bytes = 0;
    return all;
  }

  private ByteBuf joined() {
    var all = allocator.directBuffer(bytes);
    for (var frame : frames) {
      // Other event loops hold it too: its indices stay as they are.
      all.writeBytes(frame, frame.readerIndex(), frame.readableBytes());
      frame.release();
    }
    return all;
  }
}
