package teahouse.history.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What the loop does with its consumer: opens and shuts partitions, and draws what comes.
record LogTap(Consumer<byte @Nullable [], byte @Nullable []> consumer) {

  static final Duration TURN = Duration.ofMillis(100);
  private static final Duration PATIENCE_WITH_BROKERS = Duration.ofSeconds(5);

  /// A position at once, or the consumer would look for the group's; nothing is fetched from it.
  void shut(TopicPartition partition) {
    consumer.seek(partition, 0);
    consumer.pause(List.of(partition));
  }

  void openAt(TopicPartition partition, long position) {
    consumer.seek(partition, position);
  }

  /// Fetches nothing more for those that have enough.
  void hold(Collection<PartitionArchive> partitions) {
    List<TopicPartition> full = new ArrayList<>();
    List<TopicPartition> thirsty = new ArrayList<>();
    for (PartitionArchive archive : partitions) {
      (archive.isFull() ? full : thirsty).add(archive.partition());
    }
    consumer.pause(full);
    consumer.resume(thirsty);
  }

  /// Waits for records for at most a turn.
  ///
  /// @param outside told of partitions whose position is outside of the log
  void draw(
      Map<TopicPartition, PartitionArchive> partitions, ObjLongConsumer<TopicPartition> outside) {
    try {
      var records = consumer.poll(TURN);
      for (TopicPartition partition : records.partitions()) {
        PartitionArchive archive = partitions.get(partition);
        if (archive != null) {
          archive.add(records.records(partition));
        }
      }
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach(outside::accept);
    }
  }

  /// Where the log begins.
  Map<TopicPartition, Long> firsts(List<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions, PATIENCE_WITH_BROKERS);
  }

  long position(TopicPartition partition) {
    return consumer.position(partition);
  }
}
