package teahouse.system.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import teahouse.system.checker.Event;
import teahouse.system.checker.LogRecord;
import teahouse.system.checker.LogRecord.Nature;
import teahouse.system.stranger.Json;
import tools.jackson.databind.JsonNode;

/// The whole room log of some rooms, read from the brokers as `contracts/README.md` describes it.
final class LogDump {

  private static final String TOPIC = "room-log-1";
  private static final long EPOCH = 1L << 40;
  private static final Duration POLL = Duration.ofSeconds(1);

  private LogDump() {}

  static List<LogRecord> of(String bootstrapServers, Set<String> rooms) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return read(consumer, rooms);
    }
  }

  private static List<LogRecord> read(KafkaConsumer<byte[], byte[]> consumer, Set<String> rooms) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(one -> consumer.position(one) < end(ends, one))) {
      consumer.poll(POLL).forEach(records::add);
    }
    records.sort(
        Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return visible(records, rooms);
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static List<LogRecord> visible(
      List<ConsumerRecord<byte[], byte[]>> records, Set<String> rooms) {
    List<LogRecord> log = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String room = new String(record.key(), US_ASCII);
      if (rooms.contains(room)) {
        JsonNode value = Json.read(new String(record.value(), UTF_8));
        Event event = Events.of(EPOCH | record.offset(), value);
        boolean first = ids.add(room + event.id());
        log.add(new LogRecord(room, event, first ? nature(value) : new Nature.Copy()));
      }
    }
    return log;
  }

  private static Nature nature(JsonNode value) {
    return switch (value.path("kind").asString("")) {
      case "message.posted" -> new Nature.Post();
      case "member.joined" -> new Nature.Door(value.required("member").asString(), true);
      case "member.left", "member.removed", "member.banned" ->
          new Nature.Door(value.required("member").asString(), false);
      default -> new Nature.Change();
    };
  }
}
