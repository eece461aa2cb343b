package teahouse.chat.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topic itself. Whoever starts first creates it.
final class RoomLogTopic {

  private static final Duration RETENTION = Duration.ofDays(14);

  private final LogSettings settings;

  RoomLogTopic(LogSettings settings) {
    this.settings = settings;
  }

  void ensureExists(Admin admin) throws InterruptedException, ExecutionException {
    try {
      admin.createTopics(List.of(topic())).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private NewTopic topic() {
    return new NewTopic(settings.topic(), settings.partitions(), settings.replicas())
        .configs(
            Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(RETENTION.toMillis()),
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                "false"));
  }
}
