package teahouse.chat.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Asks the brokers once a second, over a client of its own, where the log ends, and tells when the
/// tail stops being, or is again, provably there.
final class FreshnessWatch implements SmartLifecycle {

  /// What is watched, and who is told.
  record Subject(TailPositions positions, TailState state, TailListener listener) {}

  private static final Logger logger = LoggerFactory.getLogger(FreshnessWatch.class);

  private final KafkaClients clients;
  private final Map<TopicPartition, OffsetSpec> question;
  private final TailPositions positions;
  private final TailState state;
  private final TailListener listener;
  private final Clock clock;
  private final Freshness freshness;
  private final AtomicLong lag = new AtomicLong();
  private @Nullable ScheduledExecutorService timer;
  private @Nullable Admin admin;

  FreshnessWatch(
      KafkaClients clients,
      LogSettings settings,
      Subject subject,
      Clock clock,
      MeterRegistry meters) {
    this.clients = clients;
    this.positions = subject.positions();
    this.state = subject.state();
    this.listener = subject.listener();
    this.clock = clock;
    this.freshness = new Freshness(settings.staleAfter());
    this.question =
        IntStream.range(0, settings.partitions())
            .mapToObj(partition -> new TopicPartition(settings.topic(), partition))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    meters.gauge("teahouse.log.tail.lag", lag);
  }

  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    admin = clients.admin();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("room-log-freshness").daemon().factory());
    var _ = timer.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    var running = timer;
    var asking = admin;
    timer = null;
    if (running != null && asking != null) {
      running.shutdownNow();
      asking.close(Duration.ofSeconds(1));
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }

  private void look() {
    try {
      ask();
    } catch (ExecutionException | KafkaException e) {
      logger.debug("The brokers do not say where the log ends", e);
    } catch (InterruptedException e) {
      return;
    }
    if (state.isReadBack()) {
      judge();
    }
  }

  private void ask() throws ExecutionException, InterruptedException {
    var client = admin;
    if (client == null || !state.hasStarted()) {
      return;
    }
    var askedAt = clock.instant();
    var answers = client.listOffsets(question).all().get();
    var ends = new long[answers.size()];
    answers.forEach((partition, end) -> ends[partition.partition()] = end.offset());
    freshness.observed(askedAt, ends);
    lag.set(behind(ends));
  }

  private void judge() {
    boolean was = state.isFresh();
    boolean is = freshness.isFresh(clock.instant(), positions::offset);
    state.fresh(is);
    if (was && !is) {
      logger.warn("No proof that the tail hears everything");
      listener.stale();
    } else if (!was && is) {
      logger.info("The tail hears everything again");
      listener.fresh();
    }
  }

  private long behind(long[] ends) {
    return IntStream.range(0, ends.length)
        .mapToLong(partition -> Math.max(0, ends[partition] - positions.offset(partition)))
        .sum();
  }
}
