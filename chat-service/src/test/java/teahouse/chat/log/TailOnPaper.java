package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

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

  /// All that is below was handed over.
  public void handedOver(RoomId room, long offset) {
    positions.publishHandedOver(partitions.of(room), offset);
  }

  /// The tail begins here, or goes on here after it lost its place.
  public Seq startAt(RoomId room, long offset) {
    return positions.startAt(partitions.of(room), offset);
  }

  /// A message that says its own seq.
  public static TailRecord message(RoomId room, Seq seq, EventId id, boolean copy) {
    return message(room, seq, id, copy, "{\"n\":%s}".formatted(seq));
  }

  public static TailRecord message(RoomId room, Seq seq, EventId id, boolean copy, String value) {
    return record(room, seq, id, "message.posted", null, null, copy, value);
  }

  /// A change of somebody's membership, that says its own seq.
  public static TailRecord membership(
      RoomId room, Seq seq, EventId id, String kind, UserId member, Version version) {
    return record(room, seq, id, kind, member, version, false, "{\"n\":%s}".formatted(seq));
  }

  private static TailRecord record(
      RoomId room,
      Seq seq,
      EventId id,
      String kind,
      @Nullable UserId member,
      @Nullable Version version,
      boolean copy,
      String value) {
    return new TailRecord(
        room,
        seq,
        Clock.systemUTC().millis(),
        id,
        kind,
        SOMEBODY,
        "digest",
        version,
        member,
        null,
        ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)),
        copy);
  }
}
