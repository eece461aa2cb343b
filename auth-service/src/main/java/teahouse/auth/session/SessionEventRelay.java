package teahouse.auth.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries what was written down to Kafka. Works by the rows that are there, never by a position: a
/// row that commits late is not passed over. Nobody waits for it; sign-in goes on without Kafka.
@Component
class SessionEventRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SessionEventRelay.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  /// A topic that forgets too soon is looked at again: somebody may have mended it.
  private static final Duration ANOTHER_LOOK = Duration.ofSeconds(5);

  private final SessionEventTable table;
  private final SessionEvents events;
  private final KafkaProperties kafka;
  private final TransactionTemplate transaction;
  private final SessionEventsHealthIndicator health;
  private volatile @Nullable Thread worker;

  SessionEventRelay(
      SessionEventTable table,
      SessionEvents events,
      KafkaProperties kafka,
      TransactionTemplate transaction,
      SessionEventsHealthIndicator health) {
    this.table = table;
    this.events = events;
    this.kafka = kafka;
    this.transaction = transaction;
    this.health = health;
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("session-event-relay").start(this::run);
  }

  @Override
  public void stop() {
    Thread running = worker;
    if (running != null) {
      running.interrupt();
    }
    worker = null;
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  private void run() {
    boolean quiet = false;
    while (!Thread.currentThread().isInterrupted()) {
      try (var topic = SessionEventsTopic.open(kafka)) {
        quiet = false;
        health.found(topic.flaw());
        carry(topic);
      } catch (InterruptedException stopped) {
        return;
      } catch (ExecutionException
          | KafkaException
          | DataAccessException
          | TransactionException failure) {
        if (!quiet) {
          log.warn("session events wait: {}", failure.toString());
        }
        quiet = true;
        if (!rest()) {
          return;
        }
      }
    }
  }

  /// Into a flawed topic too: what is not told at all is not even heard once.
  private void carry(SessionEventsTopic topic) throws ExecutionException, InterruptedException {
    long opened = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()
        && (topic.flaw().isEmpty() || System.nanoTime() - opened < ANOTHER_LOOK.toNanos())) {
      if (!carryOneBatch(topic)) {
        events.awaitNews(POLL);
      }
    }
  }

  private boolean carryOneBatch(SessionEventsTopic topic)
      throws ExecutionException, InterruptedException {
    Outcome outcome = transaction.execute(_ -> attempt(topic));
    return switch (outcome) {
      case Outcome.Carried(int count) -> count > 0;
      case Outcome.Failed(ExecutionException why) -> throw why;
      case Outcome.Interrupted(InterruptedException why) -> throw why;
    };
  }

  private sealed interface Outcome {
    record Carried(int count) implements Outcome {}

    record Failed(ExecutionException why) implements Outcome {}

    record Interrupted(InterruptedException why) implements Outcome {}
  }

  private Outcome attempt(SessionEventsTopic topic) {
    List<SessionEventTable.Pending> batch = table.next(BATCH);
    if (batch.isEmpty()) {
      return new Outcome.Carried(0);
    }
    try {
      topic.send(batch);
    } catch (ExecutionException why) {
      return new Outcome.Failed(why);
    } catch (InterruptedException why) {
      return new Outcome.Interrupted(why);
    }
    table.delete(batch.stream().map(SessionEventTable.Pending::id).toList());
    return new Outcome.Carried(batch.size());
  }

  private boolean rest() {
    try {
      events.awaitNews(AFTER_A_FAILURE);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
