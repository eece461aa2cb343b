package teahouse.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import teahouse.local.testing.TestBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `session-events` from its start to its end, as the other services do.
final class SessionEventsReader {

  private static final TopicPartition TOPIC = new TopicPartition("session-events", 0);

  private SessionEventsReader() {}

  record Event(String key, JsonNode value) {}

  static List<Event> read() {
    return read(TestBroker.bootstrapServers());
  }

  static List<Event> read(String bootstrapServers) {
    var events = new ArrayList<Event>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      long end = consumer.endOffsets(List.of(TOPIC)).getOrDefault(TOPIC, 0L);
      while (consumer.position(TOPIC) < end) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          events.add(new Event(record.key(), JsonMapper.shared().readTree(record.value())));
        }
      }
    }
    return events;
  }
}
