package teahouse.chat.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads `session-events` from its start and for ever, on a thread of its own, without a group:
/// each node needs all of it. After a failure it starts over; hearing an end twice does no harm.
@Component
class SessionEventTail implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SessionEventTail.class);
  private static final String TOPIC = "session-events";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration METADATA_AGE = Duration.ofSeconds(3);

  private final Map<String, Object> settings;
  private final SessionEventReader reader;
  private final EndedSessions ended;
  private final List<SessionEndListener> listeners;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean readToItsEnd;
  private volatile boolean running;

  SessionEventTail(
      KafkaProperties kafka,
      SessionEventReader reader,
      EndedSessions ended,
      List<SessionEndListener> listeners) {
    this.settings = kafka.buildConsumerProperties();
    this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    // A leader that is cut off from the other brokers answers on, and hears of no sign-out.
    this.settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE.toMillis());
    this.reader = reader;
    this.ended = ended;
    this.listeners = listeners;
  }

  /// Whether all that was in the topic when this node started has been read.
  boolean hasReadToItsEnd() {
    return readToItsEnd;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name(TOPIC).daemon().start(this::readForEver);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void readForEver() {
    while (running) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        readFromStart(consumer);
      } catch (KafkaException e) {
        log.warn("{} cannot be read: {}", TOPIC, e.toString());
      }
      rest();
    }
  }

  private void readFromStart(Consumer<byte[], byte[]> consumer) {
    var partitions = partitions(consumer);
    if (partitions.isEmpty()) {
      return; // auth-service has not made the topic yet
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    while (running) {
      for (var event : consumer.poll(POLL)) {
        take(event);
      }
      if (!readToItsEnd) {
        readToItsEnd =
            ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<PartitionInfo> known = consumer.partitionsFor(TOPIC);
    return known == null
        ? List.of()
        : known.stream().map(one -> new TopicPartition(TOPIC, one.partition())).toList();
  }

  private void take(ConsumerRecord<byte[], byte[]> event) {
    if (event.value() == null) {
      return; // compacted away
    }
    reader
        .read(event.value())
        .ifPresent(end -> {
          ended.record(end, Instant.ofEpochMilli(event.timestamp()));
          listeners.forEach(listener -> listener.ended(end));
        });
  }

  private void rest() {
    try {
      if (stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{} is read no more", TOPIC);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
