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
  private final AtomicLongArray handedOver;

  TailPositions(int epoch, Partitions partitions) {
    this.epoch = epoch;
    this.partitions = partitions;
    this.next = new AtomicLongArray(partitions.count());
    this.handedOver = new AtomicLongArray(partitions.count());
  }

  /// The seq of the first record of the room's partition that the tail has not read.
  public Seq next(RoomId room) {
    return Seq.of(epoch, next.get(partitions.of(room)));
  }

  /// The seq of the first record of the room's partition that was not handed over yet. Published
  /// *after* what is below it was.
  public Seq handedOver(RoomId room) {
    return Seq.of(epoch, handedOver.get(partitions.of(room)));
  }

  /// How many partitions there are.
  public int partitions() {
    return partitions.count();
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

  void publishHandedOver(int partition, long offset) {
    handedOver.set(partition, offset);
  }

  /// Begins a partition anew: nothing below counts as read.
  Seq startAt(int partition, long offset) {
    publish(partition, offset);
    publishHandedOver(partition, offset);
    return Seq.of(epoch, offset);
  }

  Seq next(int partition) {
    return Seq.of(epoch, next.get(partition));
  }
}
