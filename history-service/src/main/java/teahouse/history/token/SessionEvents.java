package teahouse.history.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads topic `session-events` from its start, on a thread of its own, and is healthy once it has
/// read what was there when it began: a replica that is not must not let anybody in.
@Component("sessionEvents")
class SessionEvents implements SmartLifecycle, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final KafkaProperties kafka;
  private final String topic;
  private final EndedSessions ended;
  private final SessionEventReader reader = new SessionEventReader();

  private volatile boolean readToTheEnd;
  private volatile @Nullable CountDownLatch stopping;

  SessionEvents(KafkaProperties kafka, TokenProperties properties, EndedSessions ended) {
    this.kafka = kafka;
    this.topic = properties.sessionEvents();
    this.ended = ended;
  }

  @Override
  public void start() {
    var latch = new CountDownLatch(1);
    stopping = latch;
    Thread.ofPlatform().name("session-events").start(() -> run(latch));
  }

  @Override
  public void stop() {
    var latch = stopping;
    if (latch != null) {
      latch.countDown();
    }
    stopping = null;
  }

  /// Before the web server starts, and until it has stopped.
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return stopping != null;
  }

  @Override
  public Health health() {
    return readToTheEnd ? Health.up().build() : Health.down().build();
  }

  private void run(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try (var consumer = new KafkaConsumer<byte @Nullable [], byte @Nullable []>(settings())) {
        follow(consumer, latch);
      } catch (RuntimeException e) {
        LOG.warn("session-events cannot be read for now: {}", e.toString());
      }
      isEndedWithin(latch, BETWEEN_TRIES);
    }
  }

  private void follow(
      KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer, CountDownLatch latch) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      LOG.info("Topic {} is not there yet.", topic);
      return;
    }
    List<TopicPartition> partitions =
        infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (latch.getCount() > 0) {
      consumer.poll(TURN).forEach(this::note);
      if (!readToTheEnd) {
        readToTheEnd =
            ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
      }
    }
  }

  private void note(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    reader
        .read(record.value())
        .ifPresent(end -> ended.note(end, Instant.ofEpochMilli(record.timestamp())));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Every sign-out may be read twice, none may be missed.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A leader that is cut off from the other brokers answers on, and hears of no sign-out.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  private static boolean isEndedWithin(CountDownLatch latch, Duration pause) {
    try {
      return latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
