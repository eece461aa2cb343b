package teahouse.auth.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open connection to the topic `session-events`, which it makes if nobody did. One that is
/// there stays as somebody made it: [#flaw()] says if it cannot stay so.
final class SessionEventsTopic implements AutoCloseable {

  static final String NAME = "session-events";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SMALL_BUFFER_BYTES = 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(SessionEventsTopic.class);

  private final KafkaProducer<String, String> producer;
  private final Optional<String> flaw;

  private SessionEventsTopic(KafkaProducer<String, String> producer, Optional<String> flaw) {
    this.producer = producer;
    this.flaw = flaw;
  }

  static SessionEventsTopic open(KafkaProperties properties)
      throws ExecutionException, InterruptedException {
    Optional<String> flaw = make(properties);
    return new SessionEventsTopic(
        new KafkaProducer<>(
            properties.client(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "auth-session-events",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    SMALL_BUFFER_BYTES,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    millis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    millis() / 2,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    millis())),
            new StringSerializer(),
            new StringSerializer()),
        flaw);
  }

  /// What was wrong with how the topic forgets when it was opened, if anything was.
  Optional<String> flaw() {
    return flaw;
  }

  /// Returns when the brokers have all of them.
  void send(List<SessionEventTable.Pending> events)
      throws ExecutionException, InterruptedException {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var event : events) {
      sent.add(producer.send(new ProducerRecord<>(NAME, event.key(), event.value())));
    }
    for (var one : sent) {
      one.get();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }

  private static Optional<String> make(KafkaProperties properties)
      throws ExecutionException, InterruptedException {
    var topic =
        new NewTopic(NAME, 1, properties.replicationFactor())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (Admin admin =
        Admin.create(
            properties.client(
                Map.of(
                    AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                    false,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    millis(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    millis() / 2)))) {
      makeIfNobodyDid(admin, topic);
      return flaw(admin);
    }
  }

  private static void makeIfNobodyDid(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }

  /// Who may not ask does not know, and goes on.
  private static Optional<String> flaw(Admin admin)
      throws ExecutionException, InterruptedException {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
    try {
      return CleanupPolicy.of(
              admin.describeConfigs(List.of(topic)).all().get().values().iterator().next())
          .flaw();
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof AuthorizationException)) {
        throw refused;
      }
      log.warn("how topic {} forgets is not known: {}", NAME, refused.getCause().getMessage());
      return Optional.empty();
    }
  }

  private static int millis() {
    return Math.toIntExact(PATIENCE.toMillis());
  }
}
