package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import teahouse.chat.testing.PublishedPost;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// What the tail's thread does once for each message, however many hear it.
public class EventsFrameBenchmark {

  static final Seq AFTER = Seq.of(1, 1_234_567);

  /// One event into a frame that is open. A full frame goes, and the next begins: that is in it.
  @Benchmark
  public Object splice(Open open) {
    if (!open.frame.hasRoomFor(open.value)) {
      open.frame.finish(AFTER).release();
    }
    open.frame.add(AFTER, AFTER, open.value);
    return open.frame;
  }

  /// A whole frame from its first byte to its last, and the release of its memory.
  @Benchmark
  public int build(Whole whole) {
    var frame = whole.build();
    int bytes = frame.readableBytes();
    frame.release();
    return bytes;
  }

  @State(Scope.Thread)
  public static class Open {

    final ByteBuffer value = value();
    final EventsFrame frame = frame();
  }

  @State(Scope.Thread)
  public static class Whole {

    @Param({"1", "16", "100"})
    public int events = 1;

    private final ByteBuffer value = value();
    private final EventsFrame frame = frame();

    ByteBuf build() {
      for (int i = 1; i <= events; i++) {
        frame.add(AFTER, new Seq(AFTER.value() + i), value);
      }
      return frame.finish(new Seq(AFTER.value() + events));
    }
  }

  private static ByteBuffer value() {
    return ByteBuffer.wrap(PublishedPost.VALUE.getBytes(UTF_8));
  }

  private static EventsFrame frame() {
    return new EventsFrame(ByteBufAllocator.DEFAULT, new RoomId(new UUID(3, 3)));
  }
}
