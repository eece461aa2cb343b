package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/// Kafka's clients with the settings that the log's promises rest on. Addresses and security come
/// from `spring.kafka`.
final class KafkaClients {

  private static final int BATCH_BYTES = 64 * 1024;
  private static final int RECORDS_PER_POLL = 2_000;

  private final KafkaProperties kafka;
  private final LogSettings settings;

  KafkaClients(KafkaProperties kafka, LogSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  Producer<byte[], byte[]> producer() {
    var config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // What is to go together comes together: AppendQueue.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    config.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Math.toIntExact(settings.deliveryTimeout().toMillis()));
    noticeSoon(config);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Belongs to no group, and never chooses a place by itself.
  Consumer<byte[], ByteBuffer> consumer() {
    var config = new HashMap<>(kafka.buildConsumerProperties());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    noticeSoon(config);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteBufferDeserializer());
  }

  Admin admin() {
    var config = new HashMap<>(kafka.buildAdminProperties());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
    noticeSoon(config);
    return Admin.create(config);
  }

  /// The default backs off for up to a second after a broker's restart, in which nobody hears. And
  /// it asks who leads every five minutes: a leader that is cut off from the other brokers answers
  /// on and knows of nothing new, so that only who asks around hears of its successor.
  private static void noticeSoon(Map<String, Object> config) {
    config.put(
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, Duration.ofMillis(250).toMillis());
    config.put(AdminClientConfig.METADATA_MAX_AGE_CONFIG, Duration.ofSeconds(3).toMillis());
  }
}
