package teahouse.system.checker;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the checker found.
///
/// @param anomalies the first few of each kind
/// @param counts how many of each kind there were
public record Verdict(List<Anomaly> anomalies, Map<Anomaly.Kind, Integer> counts) {

  public boolean good() {
    return counts.isEmpty();
  }

  @Override
  public String toString() {
    return good()
        ? "all promises held"
        : counts
            + anomalies.stream().map(Anomaly::toString).collect(Collectors.joining("\n", "\n", ""));
  }
}
