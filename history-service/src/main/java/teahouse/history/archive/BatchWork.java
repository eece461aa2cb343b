package teahouse.history.archive;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What the loop hands out: everything that takes longer than a turn.
@Component
class BatchWork {

  private final RecordReader reader;
  private final DeadLetters letters;
  private final ArchiveWriter writer;

  BatchWork(RecordReader reader, DeadLetters letters, ArchiveWriter writer) {
    this.reader = reader;
    this.letters = letters;
    this.writer = writer;
  }

  Mono<OptionalLong> position(TopicPartition partition) {
    return writer.position(partition);
  }

  Mono<Boolean> begin(TopicPartition partition, long first) {
    return writer.begin(partition, first);
  }

  /// What cannot be read is safe in the dead-letter topic before the position moves past it.
  Mono<Written> write(PendingBatch pending) {
    return Mono.fromSupplier(() -> pending.read(reader))
        .subscribeOn(Schedulers.parallel())
        .flatMap(batch ->
            letters.send(pending, batch.unreadable()).then(Mono.defer(() -> writer.write(batch))));
  }
}
