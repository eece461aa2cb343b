package teahouse.history.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import teahouse.local.testing.TestBroker;

/// A room log of the test's own, written as `contracts/README.md` says, by a plain producer.
public final class TestLog {

  private static final KafkaProducer<byte @Nullable [], byte @Nullable []> PRODUCER =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers", TestBroker.bootstrapServers(),
              "key.serializer", ByteArraySerializer.class.getName(),
              "value.serializer", ByteArraySerializer.class.getName(),
              "acks", "all",
              "linger.ms", 0));

  private final String name;
  private final int partitions;

  private TestLog(String name, int partitions) {
    this.name = name;
    this.partitions = partitions;
  }

  public static TestLog create(int partitions) {
    var log = new TestLog("room-log-" + Ids.next(), partitions);
    createTopic(log.topic(), partitions, Map.of("message.timestamp.type", "LogAppendTime"));
    return log;
  }

  /// Returns when all leaders are there. Of several batches that are under way to one that is not
  /// yet, a later one may be taken first, and the earlier one never.
  public static void createTopic(String topic, int partitions, Map<String, String> settings) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    var _ = end(topic, partitions);
  }

  public String name() {
    return name;
  }

  public String topic() {
    return name + "-1";
  }

  public int partitions() {
    return partitions;
  }

  /// Of a room's records.
  public int partitionOf(String room) {
    return (Utils.murmur2(room.getBytes(StandardCharsets.US_ASCII)) & 0x7fffffff) % partitions;
  }

  /// Where a record was written, as a seq.
  public long append(LogEntry entry) {
    return seq(await(send(entry)));
  }

  /// All at once, then waits for all.
  public List<Long> append(List<LogEntry> entries) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    entries.forEach(entry -> sent.add(send(entry)));
    return sent.stream().map(each -> seq(await(each))).toList();
  }

  /// How many records all partitions have together.
  public long end() {
    return end(topic(), partitions);
  }

  /// Asks the leaders, each as soon as it leads.
  private static long end(String topic, int partitions) {
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
    var latest =
        all.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      return admin.listOffsets(latest).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<RecordMetadata> send(LogEntry entry) {
    return PRODUCER.send(entry.record(topic()));
  }

  static void send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
    await(PRODUCER.send(record));
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long seq(RecordMetadata written) {
    return 1L << 40 | written.offset();
  }
}
