package teahouse.chat.delivery;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// An event that is kept in memory. Compared by identity.
///
/// Of a busy log tens of thousands are kept for seconds each: it is one object and its bytes, for a
/// collection of garbage has to move every single one.
final class HotEvent {

  /// What keeping an event costs beside its bytes: this object, its places in the room's queue and
  /// in that of all events, and a share of the room's own entry.
  private static final int OVERHEAD = 256;

  private final RoomId room;
  private final long seq;
  private final byte[] value;
  private final @Nullable AccessEnd end;
  private boolean forgotten;

  /// Copies the value, which is not the record's to keep.
  ///
  /// @param room the record's, as one object for all events of the room
  HotEvent(RoomId room, TailRecord record) {
    var bytes = record.value();
    this.room = room;
    this.seq = record.seq().value();
    this.value = new byte[bytes.remaining()];
    bytes.get(bytes.position(), value);
    this.end = AccessEnd.of(record);
  }

  RoomId room() {
    return room;
  }

  Seq seq() {
    return new Seq(seq);
  }

  ByteBuffer value() {
    return ByteBuffer.wrap(value);
  }

  @Nullable AccessEnd end() {
    return end;
  }

  /// Its room does not have it any more. Only the tail's thread asks and says so.
  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  int cost() {
    return OVERHEAD + value.length;
  }
}
