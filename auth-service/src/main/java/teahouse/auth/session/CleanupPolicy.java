package teahouse.auth.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/// How a topic forgets.
///
/// @param ways `compact`, `delete` or both
/// @param retention how long what is deleted is kept; negative: for ever
record CleanupPolicy(List<String> ways, Duration retention) {

  /// Several times the longest life of a token: who reads an ended session no more lets it in.
  static final Duration LONG_ENOUGH = Duration.ofHours(1);

  private static final String COMPACT = TopicConfig.CLEANUP_POLICY_COMPACT;
  private static final String DELETE = TopicConfig.CLEANUP_POLICY_DELETE;

  static CleanupPolicy of(Config topic) {
    String ways = topic.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    String retention = topic.get(TopicConfig.RETENTION_MS_CONFIG).value();
    return new CleanupPolicy(
        Arrays.stream(ways.split(",")).map(String::strip).sorted().toList(),
        Duration.ofMillis(Long.parseLong(retention)));
  }

  /// What is wrong with it, if anything is.
  Optional<String> flaw() {
    if (!ways.contains(COMPACT)) {
      return Optional.of(
          "cleanup.policy: %s (expected: %s)".formatted(String.join(",", ways), COMPACT));
    }
    boolean forgets =
        ways.contains(DELETE) && !retention.isNegative() && retention.compareTo(LONG_ENOUGH) < 0;
    return forgets
        ? Optional.of(
            "retention.ms: %d, with cleanup.policy %s (expected: at least %d)"
                .formatted(retention.toMillis(), String.join(",", ways), LONG_ENOUGH.toMillis()))
        : Optional.empty();
  }
}
