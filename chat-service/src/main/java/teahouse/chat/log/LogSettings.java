package teahouse.chat.log;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this node reads and writes the room log.
///
/// @param epoch of the log; part of the topic's name and of every seq
/// @param partitions of the topic, when this node is the one that creates it
/// @param replicas of the topic, when this node creates it; -1 is the brokers' own default
/// @param window how long an id counts as recent, in log time; must be the same on all nodes
/// @param staleAfter how long without proof of freshness until this node says that it is stale
/// @param pace how long the node collects records, to hand them to the producer together, while one
///   that it handed over before waits for its answer
/// @param deliveryTimeout how long the producer tries before the outcome counts as unknown
@Validated
@ConfigurationProperties("teahouse.log")
record LogSettings(
    @DefaultValue("1") @Min(1) @Max(8191) int epoch,
    @DefaultValue("64") @Min(1) @Max(1024) int partitions,
    @DefaultValue("-1") @Min(-1) @Max(5) short replicas,
    @DefaultValue("2m") Duration window,
    @DefaultValue("3s") Duration staleAfter,
    @DefaultValue("3ms") Duration pace,
    @DefaultValue("8s") Duration deliveryTimeout) {

  LogSettings {
    if (window.compareTo(Duration.ofMinutes(2)) < 0) {
      throw new IllegalArgumentException(
          "teahouse.log.window: %s (expected: at least 2 minutes)".formatted(window));
    }
  }

  String topic() {
    return "room-log-" + epoch;
  }
}
