package teahouse.system.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;

/// What the brokers say about the room log.
final class Brokers {

  private static final String TOPIC = "room-log-1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// So many looks in a row without a new record, while people talk: nothing can be written.
  private static final int STUCK = 3;

  /// Some are frozen when they are asked.
  private static final int ONE_ANSWER_MILLIS = 2_000;

  private static final int ALL_ANSWERS_MILLIS = 20_000;

  private final String bootstrapServers;

  Brokers(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// The id of the broker that leads most of what the room log holds.
  int busiestLeader() {
    List<TopicPartitionInfo> all = partitions();
    Map<Integer, Long> ends = ends(all);
    Map<Integer, Long> led = new HashMap<>();
    for (TopicPartitionInfo one : all) {
      led.merge(one.leader().id(), ends.getOrDefault(one.partition(), 0L), Long::sum);
    }
    return led.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /// Until then, another broker's death could stop the writing.
  void awaitAllInSync(int brokers) {
    Awaitility.await("all replicas to be in sync")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> partitions().stream().allMatch(partition -> partition.isr().size() == brokers));
  }

  /// Waits until somebody tells that this broker leads nothing any more and is in sync nowhere:
  /// whoever is cut off does not know.
  String awaitOut(int broker) {
    long begin = System.nanoTime();
    Awaitility.await("broker %d to be out".formatted(broker))
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> partitions().stream().noneMatch(isIn(broker)));
    return "broker %d was in sync nowhere after %.1f s"
        .formatted(broker, Strikes.seconds(System.nanoTime() - begin));
  }

  /// Waits until nothing is written any more that this broker leads, though people talk, or until
  /// it leads nothing any more, or not with all followers.
  String awaitStuckOrOut(int broker) throws InterruptedException {
    List<TopicPartitionInfo> led = partitions().stream().filter(isLedBy(broker)).toList();
    long begin = System.nanoTime();
    Map<Integer, Long> last = Map.of();
    int still = 0;
    while (System.nanoTime() - begin < PATIENCE.toNanos()) {
      List<TopicPartitionInfo> now = partitions();
      if (now.stream().noneMatch(isLedBy(broker).and(Brokers::isWhole))) {
        return "broker %d lost its followers or its lead".formatted(broker);
      }
      Map<Integer, Long> ends = ends(led);
      still = ends.equals(last) ? still + 1 : 0;
      if (still == STUCK) {
        return "none of the %d partitions that broker %d leads took a record"
            .formatted(led.size(), broker);
      }
      last = ends;
      Pause.of(LOOK);
    }
    throw new AssertionError("broker %d leads and is written to".formatted(broker));
  }

  private static Predicate<TopicPartitionInfo> isIn(int broker) {
    return one -> one.isr().stream().anyMatch(node -> node.id() == broker);
  }

  private static Predicate<TopicPartitionInfo> isLedBy(int broker) {
    return one -> one.leader() != null && one.leader().id() == broker;
  }

  private static boolean isWhole(TopicPartitionInfo partition) {
    return partition.isr().size() == partition.replicas().size();
  }

  private List<TopicPartitionInfo> partitions() {
    return asked(admin ->
        admin
            .describeTopics(List.of(TOPIC))
            .allTopicNames()
            .thenApply(all -> all.values().iterator().next().partitions()));
  }

  /// Where the next record comes, by partition.
  private Map<Integer, Long> ends(Collection<TopicPartitionInfo> partitions) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    one -> new TopicPartition(TOPIC, one.partition()), _ -> OffsetSpec.latest()));
    return asked(admin -> admin.listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().partition(), one -> one.getValue().offset()));
  }

  private <T> T asked(Function<Admin, KafkaFuture<T>> question) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ONE_ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ALL_ANSWERS_MILLIS))) {
      return question.apply(admin).get();
    } catch (ExecutionException refused) {
      throw new IllegalStateException(refused.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
