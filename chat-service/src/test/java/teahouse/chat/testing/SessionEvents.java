package teahouse.chat.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import teahouse.local.testing.TestBroker;
import tools.jackson.databind.json.JsonMapper;

/// Says what auth-service would say in `session-events`.
public final class SessionEvents {

  private SessionEvents() {}

  public static void sessionEnded(Person person, String at) {
    publish(
        "session:" + person.session(),
        Map.of(
            "v",
            1,
            "kind",
            "session.ended",
            "user",
            person.id().toString(),
            "session",
            person.session(),
            "at",
            at));
  }

  /// An event about all sessions of a person.
  ///
  /// @param kind `user.signed-out`, `user.disabled`, or one that nobody knows
  public static void ofUser(String kind, Person person, String notBefore) {
    publish(
        "user:" + person.id(),
        Map.of(
            "v", 1,
            "kind", kind,
            "user", person.id().toString(),
            "notBefore", notBefore,
            "at", notBefore));
  }

  /// Returns when the broker has it.
  public static void publish(String key, Object value) {
    var bytes =
        value instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : JsonMapper.shared().writeValueAsBytes(value);
    var settings =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestBroker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("session-events", key, bytes)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
