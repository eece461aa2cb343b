package teahouse.history.archive;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import teahouse.history.trace.Traces;

/// What the loop hands out: everything that takes longer than a turn.
@Component
class BatchWork {

  private final RecordReader reader;
  private final DeadLetters letters;
  private final ArchiveWriter writer;
  private final Traces traces;

  BatchWork(RecordReader reader, DeadLetters letters, ArchiveWriter writer, Traces traces) {
    this.reader = reader;
    this.letters = letters;
    this.writer = writer;
    this.traces = traces;
  }

  Mono<OptionalLong> position(TopicPartition partition) {
    return writer.position(partition);
  }

  Mono<Boolean> begin(TopicPartition partition, long first) {
    return writer.begin(partition, first);
  }

  /// What cannot be read is safe in the dead-letter topic before the position moves past it.
  Mono<Written> write(PendingBatch pending) {
    return Mono.using(
        () -> traces.archiving(pending.records()),
        steps -> written(pending).doOnError(steps::fail),
        Traces.Steps::end);
  }

  private Mono<Written> written(PendingBatch pending) {
    return Mono.fromSupplier(() -> pending.read(reader))
        .subscribeOn(Schedulers.parallel())
        .flatMap(batch ->
            letters.send(pending, batch.unreadable()).then(Mono.defer(() -> writer.write(batch))));
  }
}
