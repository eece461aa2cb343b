package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Writes the `events` frames of one room: values as they came from the log, each with its `seq`
/// spliced in behind the opening brace. `upTo` comes last, since it is known last.
final class EventsFrame {

  /// The payload's limit (contracts/asyncapi.yaml: at most 32 KiB from the server).
  static final int LIMIT = 32 * 1024;

  private static final int FIRST_CAPACITY = 1024;
  private static final byte[] EVENTS = ascii(",\"events\":[");
  private static final byte[] SEQ = ascii("{\"seq\":");
  private static final byte[] UP_TO = ascii("],\"upTo\":");

  /// What one more event costs beside its value, and what the end of the frame costs.
  private static final int SPLICE = 1 + SEQ.length + 16 + 1;

  private static final int END = UP_TO.length + 16 + 1;

  private final ByteBufAllocator allocator;
  private final byte[] start;
  private @Nullable ByteBuf open;
  private boolean first;

  EventsFrame(ByteBufAllocator allocator, RoomId room) {
    this.allocator = allocator;
    this.start = ascii("{\"type\":\"events\",\"room\":\"%s\",\"after\":".formatted(room));
  }

  boolean isOpen() {
    return open != null;
  }

  /// Whether the value can be in any frame at all.
  boolean canEverHold(ByteBuffer value) {
    return start.length + 16 + EVENTS.length + SPLICE + value.remaining() + END <= LIMIT;
  }

  /// Whether the value still fits into the open frame.
  boolean hasRoomFor(ByteBuffer value) {
    var frame = open;
    return frame == null || frame.readableBytes() + SPLICE + value.remaining() + END <= LIMIT;
  }

  /// Adds an event, and opens the frame if it is the first.
  ///
  /// @param after what the frame follows, if it is the first
  void add(Seq after, Seq seq, ByteBuffer value) {
    var frame = open == null ? begin(after) : open;
    if (!first) {
      frame.writeByte(',');
    }
    first = false;
    frame.writeBytes(SEQ);
    writeNumber(frame, seq.value());
    writeFields(frame, value);
  }

  /// The complete frame; the next [#add] opens another. Only if it [#isOpen].
  ByteBuf finish(Seq upTo) {
    var frame = open;
    if (frame == null) {
      throw new IllegalStateException("no frame is open");
    }
    open = null;
    frame.writeBytes(UP_TO);
    writeNumber(frame, upTo.value());
    frame.writeByte('}');
    return TextFrame.finish(frame);
  }

  private ByteBuf begin(Seq after) {
    var frame = TextFrame.begin(allocator, FIRST_CAPACITY);
    frame.writeBytes(start);
    writeNumber(frame, after.value());
    frame.writeBytes(EVENTS);
    open = frame;
    first = true;
    return frame;
  }

  /// All of the object behind its opening brace.
  private static void writeFields(ByteBuf frame, ByteBuffer value) {
    int brace = value.position();
    while (value.get(brace) != '{') {
      brace++;
    }
    int next = brace + 1;
    while (value.get(next) <= ' ') {
      next++;
    }
    if (value.get(next) != '}') {
      frame.writeByte(',');
    }
    frame.writeBytes(value.slice(brace + 1, value.limit() - brace - 1));
  }

  private static void writeNumber(ByteBuf frame, long number) {
    long unit = 1;
    while (number / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      frame.writeByte('0' + (int) (number / unit % 10));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
