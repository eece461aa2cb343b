package teahouse.history.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One assigned partition: what it does, how far it is stored, and what waits to be written. Used
/// by the loop's thread only.
final class PartitionArchive {

  private final TopicPartition partition;
  private final int batchRows;
  private final long batchBytes;
  private final Deque<ConsumerRecord<byte @Nullable [], byte @Nullable []>> waiting =
      new ArrayDeque<>();

  private PartitionState state = new PartitionState.Loading();
  private long stored;
  private int failures;
  private @Nullable PendingBatch pending;
  private @Nullable Instant idleSince;

  PartitionArchive(TopicPartition partition, ArchiveProperties properties) {
    this.partition = partition;
    this.batchRows = properties.batchRows();
    this.batchBytes = properties.batchSize().toBytes();
  }

  TopicPartition partition() {
    return partition;
  }

  PartitionState state() {
    return state;
  }

  /// The offset that is stored as next.
  long stored() {
    return stored;
  }

  int failures() {
    return failures;
  }

  /// How long the oldest record in hand is in the log; with none in hand, how long that is so.
  Duration age(Instant now) {
    var oldest =
        pending == null ? waiting.peekFirst() : pending.records().stream().findFirst().orElse(null);
    if (oldest == null) {
      idleSince = idleSince == null ? now : idleSince;
      return Duration.between(idleSince, now);
    }
    idleSince = null;
    Duration age = Duration.between(Instant.ofEpochMilli(oldest.timestamp()), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// Everything in hand is dropped: the stored position alone says where to go on.
  void load() {
    waiting.clear();
    pending = null;
    state = new PartitionState.Loading();
  }

  void read(long position) {
    stored = position;
    state = new PartitionState.Reading();
  }

  void rest(PartitionState.Resting resting) {
    failures = resting.failures();
    if (resting.then() == PartitionState.Next.LOAD) {
      waiting.clear();
      pending = null;
    }
    state = resting;
  }

  void stop(String reason) {
    waiting.clear();
    pending = null;
    state = new PartitionState.Stopped(reason);
  }

  void add(List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
    waiting.addAll(records);
  }

  /// Enough waits for the next transaction: no more is to be fetched.
  boolean isFull() {
    return !(state instanceof PartitionState.Reading || state instanceof PartitionState.Writing)
        || waiting.size() >= batchRows;
  }

  /// The next batch, or the one that failed.
  ///
  /// @param consumed the consumer's position: the batch reaches it if nothing more waits
  /// @return nothing if there is nothing to write, not even a position
  @Nullable PendingBatch begin(long consumed) {
    if (pending == null) {
      var taken = take();
      long next = taken.isEmpty() ? stored : taken.getLast().offset() + 1;
      if (waiting.isEmpty()) {
        // Past what is no record of anybody, such as a transaction's end marker.
        next = Math.max(next, consumed);
      }
      if (next == stored) {
        return null;
      }
      pending = new PendingBatch(partition, stored, next, taken);
    }
    state = new PartitionState.Writing();
    return pending;
  }

  void written(PendingBatch batch) {
    pending = null;
    failures = 0;
    idleSince = null;
    read(batch.next());
  }

  private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> take() {
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> taken = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty() && taken.size() < batchRows) {
      bytes += Math.max(0, waiting.getFirst().serializedValueSize());
      if (bytes > batchBytes && !taken.isEmpty()) {
        break;
      }
      taken.add(waiting.removeFirst());
    }
    return taken;
  }
}
