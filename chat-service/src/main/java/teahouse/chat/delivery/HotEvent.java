package teahouse.chat.delivery;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// An event that is kept in memory. Compared by identity.
final class HotEvent {

  /// What keeping an event costs beside its bytes: this object, its places in the room's queue and
  /// in that of all events, and a share of the room's own entry.
  private static final int OVERHEAD = 256;

  private final RoomId room;
  private final Seq seq;
  private final byte[] value;
  private final @Nullable AccessEnd end;

  /// Copies the value, which is not the record's to keep.
  HotEvent(TailRecord record) {
    var bytes = record.value();
    this.room = record.room();
    this.seq = record.seq();
    this.value = new byte[bytes.remaining()];
    bytes.get(bytes.position(), value);
    this.end = AccessEnd.of(record);
  }

  RoomId room() {
    return room;
  }

  Seq seq() {
    return seq;
  }

  ByteBuffer value() {
    return ByteBuffer.wrap(value);
  }

  @Nullable AccessEnd end() {
    return end;
  }

  int cost() {
    return OVERHEAD + value.length;
  }
}
