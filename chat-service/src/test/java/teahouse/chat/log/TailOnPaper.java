package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// A tail without a broker, for tests of what comes behind it.
public final class TailOnPaper {

  private static final UserId SOMEBODY = new UserId(new UUID(7, 7));

  private final Partitions partitions = new Partitions(64);
  private final TailPositions positions = new TailPositions(1, partitions);

  public TailPositions positions() {
    return positions;
  }

  public int partition(RoomId room) {
    return partitions.of(room);
  }

  /// The tail has read up to here.
  public void moveTo(RoomId room, long offset) {
    positions.publish(partitions.of(room), offset);
  }

  /// A message that says its own seq.
  public static TailRecord message(RoomId room, Seq seq, EventId id, boolean copy) {
    return message(room, seq, id, copy, "{\"n\":%s}".formatted(seq));
  }

  public static TailRecord message(RoomId room, Seq seq, EventId id, boolean copy, String value) {
    return new TailRecord(
        room,
        seq,
        Clock.systemUTC().millis(),
        id,
        "message.posted",
        SOMEBODY,
        "digest",
        null,
        null,
        ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)),
        copy);
  }
}
