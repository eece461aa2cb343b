package teahouse.bench.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes the room log as chat-service would.
final class LogFiller implements AutoCloseable {

  private static final String TOPIC = "room-log-1";

  private final String brokers;
  private final Rooms rooms;
  private final Random random = new Random(7);
  private final AtomicInteger failures = new AtomicInteger();
  private volatile @Nullable Exception lastFailure;
  private final KafkaProducer<byte @Nullable [], byte[]> producer;

  LogFiller(String brokers, Rooms rooms) {
    this.brokers = brokers;
    this.rooms = rooms;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                brokers,
                "key.serializer",
                ByteArraySerializer.class.getName(),
                "value.serializer",
                ByteArraySerializer.class.getName(),
                "acks",
                "all",
                "linger.ms",
                5,
                // A busy machine takes its time: whatever is missing would falsify the count.
                "delivery.timeout.ms",
                600_000,
                "batch.size",
                64 * 1024));
    var topic =
        new NewTopic(TOPIC, Optional.of(Rooms.PARTITIONS), Optional.empty())
            .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    asAdmin(admin -> admin.createTopics(List.of(topic)).all().toCompletionStage());
  }

  /// So many messages in rooms taken at random, as fast as the broker takes them.
  void messages(int count) {
    for (int i = 0; i < count; i++) {
      post();
    }
    flush();
  }

  /// Messages at a fixed rate, on a thread of its own, for as long as they are wanted.
  Thread messagesAtRate(int perSecond, BooleanSupplier wanted) {
    return Thread.ofPlatform()
        .name("posts")
        .start(() -> {
          long begun = System.nanoTime();
          for (long sent = 0; wanted.getAsBoolean(); sent++) {
            long due = begun + sent * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
              LockSupport.parkNanos(left);
            }
            post();
          }
          producer.flush();
        });
  }

  /// Brings each partition's end to where it would be if each room had had so many messages, and
  /// its begin too: the messages themselves are beyond the log's retention.
  void pretend(long messagesOfARoom) {
    var ends = new HashMap<TopicPartition, RecordsToDelete>();
    for (int partition = 0; partition < Rooms.PARTITIONS; partition++) {
      long end = messagesOfARoom * rooms.count(partition);
      for (long i = 0; i < end; i++) {
        send(new ProducerRecord<>(TOPIC, partition, null, new byte[0]));
      }
      ends.put(new TopicPartition(TOPIC, partition), RecordsToDelete.beforeOffset(end));
    }
    flush();
    asAdmin(admin -> admin.deleteRecords(ends).all().toCompletionStage());
  }

  @Override
  public void close() {
    producer.close();
  }

  private void post() {
    var room = rooms.any(random);
    var message = Message.by(room.member());
    var record =
        new ProducerRecord<byte @Nullable [], byte[]>(
            TOPIC, room.id().toString().getBytes(US_ASCII), message.value());
    header(record, "v", "1");
    header(record, "id", message.id().toString());
    header(record, "kind", Message.KIND);
    header(record, "by", message.by().toString());
    header(record, "digest", Message.DIGEST);
    send(record);
  }

  private void send(ProducerRecord<byte @Nullable [], byte[]> record) {
    var _ =
        producer.send(
            record,
            (_, failure) -> {
              if (failure != null) {
                failures.incrementAndGet();
                lastFailure = failure;
              }
            });
  }

  /// Waits until everything is in the log.
  private void flush() {
    producer.flush();
    if (failures.get() > 0) {
      throw new IllegalStateException(
          "%d messages are not in the log".formatted(failures.get()), lastFailure);
    }
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(US_ASCII));
  }

  private interface Work {
    CompletionStage<?> of(Admin admin);
  }

  private void asAdmin(Work work) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      work.of(admin).toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }
  }
}
