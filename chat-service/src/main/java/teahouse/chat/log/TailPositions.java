package teahouse.chat.log;

import java.util.concurrent.atomic.AtomicLongArray;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// How far this node's tail has read. Published *before* what was read is handed over: whoever
/// registers first and then takes the position hears everything from there on.
public final class TailPositions {

  private final int epoch;
  private final Partitions partitions;
  private final AtomicLongArray next;

  TailPositions(int epoch, Partitions partitions) {
    this.epoch = epoch;
    this.partitions = partitions;
    this.next = new AtomicLongArray(partitions.count());
  }

  /// The seq of the first record of the room's partition that the tail has not read.
  public Seq next(RoomId room) {
    return Seq.of(epoch, next.get(partitions.of(room)));
  }

  /// The partition of a room.
  public int partition(RoomId room) {
    return partitions.of(room);
  }

  long offset(int partition) {
    return next.get(partition);
  }

  void publish(int partition, long offset) {
    next.set(partition, offset);
  }
}
