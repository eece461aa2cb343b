package teahouse.history.archive;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Records that wait for their transaction, as the log gave them.
///
/// @param from the stored position it starts at
/// @param next the position it makes
record PendingBatch(
    TopicPartition partition,
    long from,
    long next,
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {

  Batch read(RecordReader reader) {
    return new Batch(partition, from, next, records.stream().map(reader::read).toList());
  }

  ConsumerRecord<byte @Nullable [], byte @Nullable []> at(long offset) {
    return records.stream().filter(each -> each.offset() == offset).findFirst().orElseThrow();
  }
}
