package teahouse.history.archive;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import teahouse.history.position.RoomLog;

/// Runs the loop on a thread of its own from start to stop. Should the loop break (a broker that
/// refuses us, a fault of ours), a new one begins with nothing but the stored positions.
@Component
class Archive implements SmartLifecycle {

  private static final Duration BETWEEN_LOOPS = Duration.ofSeconds(1);

  private final ArchiveKafka.Consumers consumers;
  private final BatchWork work;
  private final ArchiveProperties properties;
  private final ArchiveReport report;
  private final RoomLog log;
  private final Clock clock;

  private final AtomicReference<@Nullable Run> run = new AtomicReference<>();

  Archive(
      ArchiveKafka.Consumers consumers,
      BatchWork work,
      ArchiveProperties properties,
      ArchiveReport report,
      RoomLog log,
      Clock clock) {
    this.consumers = consumers;
    this.work = work;
    this.properties = properties;
    this.report = report;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void start() {
    var starting = new Run();
    if (run.compareAndSet(null, starting)) {
      Thread.ofPlatform().name("archive").start(starting);
    }
  }

  @Override
  public void stop(Runnable stopped) {
    Run stopping = run.getAndSet(null);
    if (stopping == null) {
      stopped.run();
    } else {
      stopping.stop(stopped);
    }
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /// Before the web server starts, and until it has stopped.
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return run.get() != null;
  }

  private final class Run implements Runnable {
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<Runnable> stopped = new AtomicReference<>(() -> {});
    private volatile @Nullable Consumer<byte @Nullable [], byte @Nullable []> consumer;

    void stop(Runnable whenStopped) {
      stopped.set(whenStopped);
      stopping.countDown();
      var waiting = consumer;
      if (waiting != null) {
        waiting.wakeup();
      }
    }

    @Override
    public void run() {
      while (isWanted()) {
        try (var open = consumers.open()) {
          consumer = open;
          var loop = new ArchiveLoop(open, work, properties, report, clock);
          loop.subscribe(log.topic());
          while (isWanted()) {
            loop.turn();
          }
          loop.finish();
        } catch (RuntimeException e) {
          report.broke(e);
          isStoppedWithin(BETWEEN_LOOPS);
        }
      }
      stopped.get().run();
    }

    private boolean isWanted() {
      return stopping.getCount() > 0;
    }

    private boolean isStoppedWithin(Duration pause) {
      try {
        return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
