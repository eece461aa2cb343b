package teahouse.history.archive;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import teahouse.history.position.RoomLog;
import teahouse.history.store.ArchiveStore;

/// Wires the archive to the brokers.
@Configuration(proxyBeanMethods = false)
class ArchiveKafka {

  private static final int LARGEST_LETTER = 4 * 1024 * 1024;

  /// Held per partition and fetch: with 64 partitions on one replica, 32 MiB at most.
  private static final int PARTITION_FETCH_BYTES = 512 * 1024;

  private static final int FETCH_BYTES = 16 * 1024 * 1024;

  @Bean
  ArchiveWriter archiveWriter(ArchiveStore store) {
    return new ArchiveWriter(store);
  }

  @Bean
  RecordReader recordReader(RoomLog log) {
    return new RecordReader(log);
  }

  @Bean
  Consumers archiveConsumers(KafkaProperties kafka, ArchiveProperties properties) {
    return () ->
        new KafkaConsumer<byte @Nullable [], byte @Nullable []>(
            consumerSettings(kafka, properties));
  }

  @Bean(destroyMethod = "close")
  Producer<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_LETTER);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaProducer<>(settings);
  }

  @Bean(destroyMethod = "close")
  Admin deadLetterAdmin(KafkaProperties kafka) {
    return Admin.create(kafka.buildAdminProperties());
  }

  @Bean
  DeadLetters deadLetters(
      Producer<byte[], byte[]> producer, Admin admin, ArchiveProperties properties) {
    return new DeadLetters(producer, admin, properties.deadLetters());
  }

  /// Makes a consumer: a new one replaces one that failed.
  interface Consumers {
    Consumer<byte @Nullable [], byte @Nullable []> open();
  }

  private static Map<String, Object> consumerSettings(
      KafkaProperties kafka, ArchiveProperties properties) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group());
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A position outside the log is a hole to be shown, never a place to start anew from.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2 * properties.batchRows());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        Math.toIntExact(properties.sessionTimeout().toMillis()));
    settings.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(properties.sessionTimeout().dividedBy(4).toMillis()));
    // The log may be made after this service is started; and a leader that is cut off from the
    // other brokers answers on and knows of nothing new.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }
}
