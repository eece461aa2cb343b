package teahouse.chat.log;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teahouse.chat.trace.Step;

/// Reads all partitions and hands over what it reads. One thread runs it; the order of its steps is
/// what the promises of subscribing rest on.
final class RoomLogTail {

  private static final Logger log = LoggerFactory.getLogger(RoomLogTail.class);
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);

  private final RecordReader reader;
  private final RecentEvents recent;
  private final TailPositions positions;
  private final TailListener listener;
  private final TailTraces traces;
  private final Clock clock;

  RoomLogTail(
      LogSettings settings,
      RecentEvents recent,
      TailPositions positions,
      TailListener listener,
      TailTraces traces,
      Clock clock) {
    this.reader = new RecordReader(settings.epoch());
    this.recent = recent;
    this.positions = positions;
    this.listener = listener;
    this.traces = traces;
    this.clock = clock;
  }

  /// One poll: positions first, then ids and those who wait for them, then the rooms.
  void read(Consumer<byte[], ByteBuffer> consumer) {
    try {
      var found = consumer.poll(LONGEST_POLL);
      publish(found, positions::publish);
      handOver(found);
      publish(found, positions::publishHandedOver);
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach((lost, _) -> findPlace(consumer, lost));
    }
  }

  private void handOver(ConsumerRecords<byte[], ByteBuffer> found) {
    try {
      var records = readable(found);
      if (!records.isEmpty()) {
        var steps = traces.begin(records);
        listener.read(records);
        if (!steps.isEmpty()) {
          listener.whenWritten(() -> steps.forEach(Step::end));
        }
      }
    } catch (RuntimeException e) {
      // A fault of ours. To go on as if nothing was missed would certify a hole.
      log.error("Records could not be handed over", e);
      found.partitions().forEach(partition -> loseFaith(partition.partition()));
    }
  }

  private void loseFaith(int partition) {
    listener.startsAt(partition, positions.next(partition));
  }

  private static void publish(
      ConsumerRecords<byte[], ByteBuffer> found, BiConsumer<Integer, Long> positions) {
    found
        .nextOffsets()
        .forEach((partition, next) -> positions.accept(partition.partition(), next.offset()));
  }

  private List<TailRecord> readable(ConsumerRecords<byte[], ByteBuffer> found) {
    var result = new ArrayList<TailRecord>(found.count());
    for (ConsumerRecord<byte[], ByteBuffer> each : found) {
      var record = reader.read(each);
      if (record != null) {
        result.add(recent.isCopy(each.partition(), record) ? record.asCopy() : record);
      }
    }
    return result;
  }

  /// What lay between is lost to this node: it goes on at the nearest end of what there is, and its
  /// rooms' listeners are told to ask history.
  private void findPlace(Consumer<byte[], ByteBuffer> consumer, TopicPartition lost) {
    var only = List.of(lost);
    long begin = requireNonNull(consumer.beginningOffsets(only).get(lost));
    long end = requireNonNull(consumer.endOffsets(only).get(lost));
    long place = positions.offset(lost.partition()) < begin ? begin : end;
    consumer.seek(lost, place);
    recent.startAt(lost.partition(), place, clock.millis());
    listener.startsAt(lost.partition(), positions.startAt(lost.partition(), place));
  }
}
