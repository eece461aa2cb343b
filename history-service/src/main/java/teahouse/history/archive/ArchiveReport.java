package teahouse.history.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What the archive lets others see: metrics, log lines, and a picture for the health page.
@Component
class ArchiveReport {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReport.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final List<String> STATES =
      List.of("loading", "reading", "writing", "resting", "stopped");

  private final Clock clock;
  private final Counter records;
  private final Counter lines;
  private final Counter storeErrors;
  private final Counter fenced;
  private final Counter stopped;
  private final MultiGauge lags;
  private final MultiGauge positions;
  private final MultiGauge ages;
  private final MultiGauge states;
  private final DistributionSummary batches;
  private final Timer writes;

  private Instant publishedAt = Instant.MIN;
  private volatile ArchivePicture picture = ArchivePicture.NOTHING;

  ArchiveReport(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.records = meters.counter("teahouse.archive.records");
    this.lines = meters.counter("teahouse.archive.lines");
    this.storeErrors = meters.counter("teahouse.archive.store.errors");
    this.fenced = meters.counter("teahouse.archive.fenced");
    this.stopped = meters.counter("teahouse.archive.stopped");
    this.lags = MultiGauge.builder("teahouse.archive.lag").baseUnit("records").register(meters);
    this.positions = MultiGauge.builder("teahouse.archive.position").register(meters);
    this.ages = MultiGauge.builder("teahouse.archive.age").baseUnit("seconds").register(meters);
    this.states = MultiGauge.builder("teahouse.archive.partitions").register(meters);
    this.batches =
        DistributionSummary.builder("teahouse.archive.batch").baseUnit("records").register(meters);
    this.writes =
        Timer.builder("teahouse.archive.write").publishPercentileHistogram().register(meters);
  }

  void archived(int archivedRecords, int writtenLines) {
    records.increment(archivedRecords);
    lines.increment(writtenLines);
    batches.record(archivedRecords);
  }

  /// Takes the time of a batch's transaction, however it ends.
  <T> Mono<T> timed(Mono<T> writing) {
    return Mono.defer(() -> {
      var sample = Timer.start();
      return writing.doFinally(_ -> sample.stop(writes));
    });
  }

  void failed(TopicPartition partition, Throwable error) {
    storeErrors.increment();
    LOG.warn("{} is not archived for now: {}", partition, error.toString());
  }

  void fenced(PendingBatch batch) {
    fenced.increment();
    LOG.warn(
        "{}: the stored position is no longer {}: somebody else archives it, or our last commit stood"
            + " without an answer. Everything in hand is dropped.",
        batch.partition(),
        batch.from());
  }

  void stopped(TopicPartition partition, long position) {
    stopped.increment();
    LOG.error(
        "{} STOPPED: its stored position {} is outside of the log, so records are lost to this"
            + " archive. It goes on only after a person has restored them or moved the position.",
        partition,
        position);
  }

  /// The archive as a whole does not run.
  void broke(RuntimeException error) {
    picture = ArchivePicture.NOTHING;
    LOG.error("The archive's loop broke and starts again.", error);
  }

  void publish(
      Consumer<byte @Nullable [], byte @Nullable []> consumer,
      Collection<PartitionArchive> partitions) {
    if (clock.instant().isBefore(publishedAt.plus(EVERY))) {
      return;
    }
    publishedAt = clock.instant();
    List<ArchivePicture.Partition> shown =
        partitions.stream()
            .map(each -> ArchivePicture.Partition.of(each, consumer, publishedAt))
            .toList();
    picture = new ArchivePicture(shown);
    lags.register(
        shown.stream().map(each -> MultiGauge.Row.of(tags(each), each.lag())).toList(), true);
    positions.register(
        shown.stream().map(each -> MultiGauge.Row.of(tags(each), each.stored())).toList(), true);
    ages.register(
        shown.stream()
            .map(each -> MultiGauge.Row.of(tags(each), each.age().toMillis() / 1_000.0))
            .toList(),
        true);
    Map<String, Long> counts =
        shown.stream()
            .collect(Collectors.groupingBy(each -> name(each.state()), Collectors.counting()));
    states.register(
        STATES.stream()
            .map(
                state -> MultiGauge.Row.of(Tags.of("state", state), counts.getOrDefault(state, 0L)))
            .toList(),
        true);
  }

  private static String name(PartitionState state) {
    return switch (state) {
      case PartitionState.Loading _ -> "loading";
      case PartitionState.Reading _ -> "reading";
      case PartitionState.Writing _ -> "writing";
      case PartitionState.Resting _ -> "resting";
      case PartitionState.Stopped _ -> "stopped";
    };
  }

  ArchivePicture picture() {
    return picture;
  }

  private static Tags tags(ArchivePicture.Partition partition) {
    return Tags.of("partition", Integer.toString(partition.number()));
  }
}
