package teahouse.history.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// The work of the archive's thread: takes records from the brokers, hands batches to the database,
/// and waits for neither. All state of the partitions is this thread's own; what ends elsewhere is
/// told to it through a queue.
final class ArchiveLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoop.class);

  private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
  private final LogTap tap;
  private final BatchWork work;
  private final ArchiveProperties properties;
  private final ArchiveReport report;
  private final Clock clock;

  private final Map<TopicPartition, PartitionArchive> partitions = new HashMap<>();
  private final List<PartitionArchive> fresh = new ArrayList<>();
  private final Queue<Runnable> ended = new ConcurrentLinkedQueue<>();
  private final CommitBook commits;

  ArchiveLoop(
      Consumer<byte @Nullable [], byte @Nullable []> consumer,
      BatchWork work,
      ArchiveProperties properties,
      ArchiveReport report,
      Clock clock) {
    this.consumer = consumer;
    this.tap = new LogTap(consumer);
    this.work = work;
    this.properties = properties;
    this.report = report;
    this.clock = clock;
    this.commits = new CommitBook(clock);
  }

  void subscribe(String topic) {
    consumer.subscribe(List.of(topic), this);
  }

  /// One turn: what has ended, what can begin, what the log brings.
  void turn() {
    try {
      settle();
      partitions.values().forEach(this::advance);
      beginFresh();
      tap.hold(partitions.values());
      tap.draw(partitions, this::stop);
      commits.commitNowAndThen(consumer);
      report.publish(consumer, partitions.values());
    } catch (WakeupException e) {
      // Something ended while we waited: the next turn looks at it.
      LOG.trace("woken");
    }
  }

  /// Begins nothing new, and waits for the batches that have begun. What they leave is committed.
  void finish() {
    Instant end = clock.instant().plus(properties.stopPatience());
    consumer.pause(consumer.assignment());
    while (isWriting() && clock.instant().isBefore(end)) {
      try {
        consumer.poll(LogTap.TURN);
      } catch (WakeupException e) {
        LOG.trace("woken");
      }
      settle();
    }
    commits.commitAll(consumer);
  }

  private boolean isWriting() {
    return partitions.values().stream()
        .anyMatch(each -> each.state() instanceof PartitionState.Writing);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    for (TopicPartition partition : added) {
      tap.shut(partition);
      var archive = new PartitionArchive(partition, properties);
      partitions.put(partition, archive);
      load(archive);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> gone) {
    // A batch that is being written ends by itself; the position says who was first.
    gone.forEach(partitions::remove);
  }

  private void settle() {
    for (Runnable end = ended.poll(); end != null; end = ended.poll()) {
      end.run();
    }
  }

  private void advance(PartitionArchive archive) {
    switch (archive.state()) {
      case PartitionState.Reading _ -> write(archive);
      case PartitionState.Resting resting when !clock.instant().isBefore(resting.until()) -> {
        switch (resting.then()) {
          case WRITE_AGAIN -> write(archive);
          case LOAD -> load(archive);
        }
      }
      case PartitionState.Resting _,
          PartitionState.Loading _,
          PartitionState.Writing _,
          PartitionState.Stopped _ -> {}
    }
  }

  private void load(PartitionArchive archive) {
    archive.load();
    run(
        archive,
        work.position(archive.partition()),
        position -> loaded(archive, position),
        PartitionState.Next.LOAD);
  }

  private void loaded(PartitionArchive archive, OptionalLong position) {
    if (position.isPresent()) {
      tap.openAt(archive.partition(), position.getAsLong());
      archive.read(position.getAsLong());
    } else {
      fresh.add(archive);
    }
  }

  /// Partitions that were never archived begin where the log begins.
  private void beginFresh() {
    fresh.removeIf(each -> partitions.get(each.partition()) != each);
    if (fresh.isEmpty()) {
      return;
    }
    var firsts = tap.firsts(fresh.stream().map(PartitionArchive::partition).toList());
    for (PartitionArchive archive : fresh) {
      long first = firsts.getOrDefault(archive.partition(), 0L);
      run(
          archive,
          work.begin(archive.partition(), first),
          _ -> load(archive),
          PartitionState.Next.LOAD);
    }
    fresh.clear();
  }

  private void write(PartitionArchive archive) {
    PendingBatch batch = archive.begin(tap.position(archive.partition()));
    if (batch != null) {
      run(
          archive,
          report.timed(work.write(batch)),
          written -> written(archive, batch, written),
          PartitionState.Next.WRITE_AGAIN);
    }
  }

  private void written(PartitionArchive archive, PendingBatch batch, Written written) {
    switch (written) {
      case Written.Rows rows -> {
        archive.written(batch);
        commits.note(batch.partition(), batch.next());
        report.archived(batch.records().size(), rows.lines());
      }
      case Written.Fenced _ -> {
        report.fenced(batch);
        rest(archive, PartitionState.Next.LOAD, "the stored position was moved by another");
      }
    }
  }

  private <T> void run(
      PartitionArchive archive,
      Mono<T> action,
      java.util.function.Consumer<T> then,
      PartitionState.Next otherwise) {
    action.subscribe(
        result -> tell(archive, () -> then.accept(result)),
        error ->
            tell(
                archive,
                () -> {
                  report.failed(archive.partition(), error);
                  rest(archive, otherwise, error.getClass().getSimpleName());
                }));
  }

  /// What concerns a partition that was given away meanwhile is nobody's business any more.
  private void tell(PartitionArchive archive, Runnable end) {
    ended.add(() -> {
      if (partitions.get(archive.partition()) == archive) {
        end.run();
      }
    });
    consumer.wakeup();
  }

  private void rest(PartitionArchive archive, PartitionState.Next then, String reason) {
    int failures = archive.failures() + 1;
    Duration pause = properties.restAfter(failures);
    archive.rest(new PartitionState.Resting(clock.instant().plus(pause), failures, then, reason));
  }

  private void stop(TopicPartition partition, long position) {
    PartitionArchive archive = partitions.get(partition);
    if (archive != null) {
      archive.stop("the stored position %d is outside of the log".formatted(position));
      report.stopped(partition, position);
    }
  }
}
