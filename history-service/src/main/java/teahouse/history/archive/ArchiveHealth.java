package teahouse.history.archive;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Health component `archive`: down while any partition of this replica is stopped or rests after a
/// failure. Part of neither readiness nor liveness: a replica that cannot archive can still answer,
/// and no restart mends a database.
@Component("archiveHealthIndicator")
class ArchiveHealth implements HealthIndicator {

  private final ArchiveReport report;

  ArchiveHealth(ArchiveReport report) {
    this.report = report;
  }

  @Override
  public Health health() {
    Map<String, Object> stuck = new TreeMap<>();
    long lag = 0;
    for (ArchivePicture.Partition each : report.picture().partitions()) {
      lag += each.lag();
      switch (each.state()) {
        case PartitionState.Resting resting ->
            stuck.put("partition " + each.number(), "rests: " + resting.reason());
        case PartitionState.Stopped stopped ->
            stuck.put("partition " + each.number(), "stopped: " + stopped.reason());
        case PartitionState.Loading _, PartitionState.Reading _, PartitionState.Writing _ -> {}
      }
    }
    return (stuck.isEmpty() ? Health.up() : Health.down())
        .withDetail("partitions", report.picture().partitions().size())
        .withDetail("lag", lag)
        .withDetails(stuck)
        .build();
  }
}
