package teahouse.history.archive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Keeps what can never be read, as it was, for people to look at: topic `room-log-dlt`. A record
/// may be there twice, if the database failed after it was sent.
final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /// More than the log takes, for the headers that are added here.
  private static final String MOST_BYTES = Integer.toString(4 * 1024 * 1024);

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final String topic;

  DeadLetters(Producer<byte[], byte[]> producer, Admin admin, String topic) {
    this.producer = producer;
    this.admin = admin;
    this.topic = topic;
  }

  /// Done when all brokers that must have the records have them.
  Mono<Void> send(PendingBatch batch, List<LogRecord.Unreadable> unreadable) {
    return unreadable.isEmpty()
        ? Mono.empty()
        : topicExists()
            .thenMany(Flux.fromIterable(unreadable))
            .concatMap(each -> send(batch.at(each.seq().offset()), each.reason()))
            .then();
  }

  private Mono<Void> send(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> record, String reason) {
    var letter = new ProducerRecord<>(topic, null, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    letter.headers().add("dlt-topic", bytes(record.topic()));
    letter.headers().add("dlt-partition", bytes(Integer.toString(record.partition())));
    letter.headers().add("dlt-offset", bytes(Long.toString(record.offset())));
    letter.headers().add("dlt-reason", bytes(reason));
    LOG.error(
        "{}-{} offset {} cannot be read and goes to {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        topic,
        reason);
    return Mono.fromFuture(() -> sent(letter))
        // The producer may wait for the brokers before it takes a record.
        .subscribeOn(Schedulers.boundedElastic());
  }

  private CompletableFuture<Void> sent(ProducerRecord<byte[], byte[]> letter) {
    var sent = new CompletableFuture<Void>();
    var _ =
        producer.send(
            letter,
            (_, error) -> {
              if (error == null) {
                sent.complete(null);
              } else {
                sent.completeExceptionally(error);
              }
            });
    return sent;
  }

  private Mono<Void> topicExists() {
    var wanted =
        new NewTopic(topic, Optional.empty(), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    MOST_BYTES,
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofDays(90).toMillis())));
    return Mono.fromCompletionStage(
            () -> admin.createTopics(List.of(wanted)).all().toCompletionStage())
        .onErrorComplete(TopicExistsException.class)
        .then();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
