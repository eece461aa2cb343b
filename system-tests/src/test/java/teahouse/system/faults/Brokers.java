package teahouse.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;

/// What the brokers say about the room log.
final class Brokers {

  private static final String TOPIC = "room-log-1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String bootstrapServers;

  Brokers(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// The id of the broker that leads most of the room log's partitions.
  int busiestLeader() {
    Map<Integer, Long> led =
        partitions().stream()
            .collect(
                Collectors.groupingBy(partition -> partition.leader().id(), Collectors.counting()));
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

  private List<TopicPartitionInfo> partitions() {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      return admin
          .describeTopics(List.of(TOPIC))
          .allTopicNames()
          .get()
          .values()
          .iterator()
          .next()
          .partitions();
    } catch (ExecutionException refused) {
      throw new IllegalStateException(refused.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
