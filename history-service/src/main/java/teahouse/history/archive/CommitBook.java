package teahouse.history.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Kafka now and then how far the database is, for Kafka's own tools to show. Nothing is lost
/// if it never hears.
final class CommitBook {

  private static final Logger LOG = LoggerFactory.getLogger(CommitBook.class);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<TopicPartition, OffsetAndMetadata> open = new HashMap<>();
  private final Clock clock;
  private Instant committedAt;

  CommitBook(Clock clock) {
    this.clock = clock;
    this.committedAt = clock.instant();
  }

  void note(TopicPartition partition, long next) {
    open.put(partition, new OffsetAndMetadata(next));
  }

  void commitNowAndThen(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
    if (open.isEmpty() || clock.instant().isBefore(committedAt.plus(NOW_AND_THEN))) {
      return;
    }
    committedAt = clock.instant();
    consumer.commitAsync(
        Map.copyOf(open),
        (_, error) -> {
          if (error != null) {
            LOG.debug("Kafka did not take our offsets: {}", error.toString());
          }
        });
    open.clear();
  }

  void commitAll(Consumer<byte @Nullable [], byte @Nullable []> consumer) {
    try {
      consumer.commitSync(open, PATIENCE);
    } catch (KafkaException e) {
      LOG.debug("Kafka did not take our offsets: {}", e.toString());
    }
  }
}
