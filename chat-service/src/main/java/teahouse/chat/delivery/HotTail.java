package teahouse.chat.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teahouse.chat.log.TailPositions;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// The last events of all rooms, in memory: whoever comes back soon is given them from here, and
/// neither history nor its database is asked. Bounded in bytes for the node (the oldest events go
/// first, whosever they are) and for each room; a room in which nothing happened costs nothing.
///
/// The tail's thread fills it, before it frames what it fills in; event loops ask.
final class HotTail {

  /// A value that surely fits into a frame.
  private static final int LARGEST = EventsFrame.LIMIT - 512;

  /// So much of the limit, as its divisor, may be taken by events that are forgotten already: to
  /// look through all for a single one would cost more than to keep it.
  private static final int UNSWEPT = 8;

  private final TailPositions positions;
  private final long limit;
  private final long limitPerRoom;
  private final HotPartition[] partitions;

  /// The oldest first; some are forgotten already.
  private final ArrayDeque<HotEvent> byAge = new ArrayDeque<>();

  /// What all of them take, and what of it those that are forgotten.
  private final AtomicLong cost = new AtomicLong();

  private long forgotten;

  HotTail(TailPositions positions, DeliverySettings settings, MeterRegistry meters) {
    this.positions = positions;
    this.limit = settings.hotTail().toBytes();
    this.limitPerRoom = settings.hotTailPerRoom().toBytes();
    this.partitions =
        Stream.generate(HotPartition::new)
            .limit(positions.partitions())
            .toArray(HotPartition[]::new);
    meters.gauge("teahouse.delivery.hot.bytes", cost);
  }

  /// Forgets a partition, and goes on with what comes from `next` on.
  void startAt(int partition, Seq next) {
    if (limit == 0) {
      return;
    }
    partitions[partition].startAt(next);
    for (var event : byAge) {
      if (!event.isForgotten() && positions.partition(event.room()) == partition) {
        gone(event);
      }
    }
    sweep();
  }

  void take(TailRecord record) {
    if (limit == 0) {
      return;
    }
    var partition = partitions[positions.partition(record.room())];
    if (record.value().remaining() > LARGEST) {
      // No frame can hold it.
      forget(partition, record.room(), 0);
      partition.skip(record);
      return;
    }
    var event = partition.take(record);
    if (event != null) {
      byAge.add(event);
      cost.addAndGet(event.cost());
      forget(partition, record.room(), limitPerRoom);
      forgetOldest();
    }
  }

  /// What happened in the room after `after` and through `through`; null if this does not know all
  /// of it.
  @Nullable List<HotEvent> between(RoomId room, Seq after, Seq through) {
    // Read first: what is below it is here by then.
    var handedOver = positions.handedOver(room);
    return partitions[positions.partition(room)].between(room, after, through, handedOver);
  }

  private void forget(HotPartition partition, RoomId room, long most) {
    while (partition.cost(room) > most) {
      gone(partition.forgetOldest(room));
    }
  }

  private void gone(HotEvent event) {
    event.forget();
    forgotten += event.cost();
  }

  private void forgetOldest() {
    if (forgotten > limit / UNSWEPT) {
      sweep();
    }
    while (cost.get() > limit) {
      var oldest = byAge.removeFirst();
      cost.addAndGet(-oldest.cost());
      if (oldest.isForgotten()) {
        forgotten -= oldest.cost();
      } else {
        // The oldest of all is its room's oldest, too.
        partitions[positions.partition(oldest.room())].forgetOldest(oldest.room());
      }
    }
  }

  private void sweep() {
    byAge.removeIf(HotEvent::isForgotten);
    cost.addAndGet(-forgotten);
    forgotten = 0;
  }
}
