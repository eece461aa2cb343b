package teahouse.bench.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/// What became of the posts of one phase. Only the generator's event loop writes; whoever reads
/// waits until all are answered.
public final class Tally {

  /// Decimal places of a duration that are kept.
  private static final int PRECISION = 2;

  private final Histogram took = new Histogram(PRECISION);
  private final Histogram refusedAfter = new Histogram(PRECISION);
  private final List<UUID> accepted = new ArrayList<>();
  private final List<UUID> overloaded = new ArrayList<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final long begun;
  private long ended;
  private long lastRefused;
  private int offered;

  Tally(long begun) {
    this.begun = begun;
    this.ended = begun;
    this.lastRefused = begun;
  }

  void offered(long now) {
    offered++;
    ended = now;
  }

  void accepted(UUID id, long nanos) {
    accepted.add(id);
    took.recordValue(Math.max(0, nanos));
  }

  void refused(UUID id, String code, long nanos, long now) {
    refusals.merge(code, 1, Integer::sum);
    refusedAfter.recordValue(Math.max(0, nanos));
    lastRefused = now;
    if (code.equals("overloaded")) {
      overloaded.add(id);
    }
  }

  public int offered() {
    return offered;
  }

  /// Those that were acknowledged.
  public List<UUID> accepted() {
    return List.copyOf(accepted);
  }

  /// Those that were turned away.
  public List<UUID> overloaded() {
    return List.copyOf(overloaded);
  }

  /// How many were refused, by code.
  public Map<String, Integer> refusals() {
    return Map.copyOf(refusals);
  }

  int refused() {
    return refusals.values().stream().mapToInt(Integer::intValue).sum();
  }

  double offeredPerSecond() {
    return offered / (Math.max(1, ended - begun) / 1e9);
  }

  /// Acknowledged posts a second, while posts were offered.
  double perSecond() {
    return accepted.size() / (Math.max(1, ended - begun) / 1e9);
  }

  /// Milliseconds from when it was to be sent until it was acknowledged.
  double millis(double percentile) {
    return took.getValueAtPercentile(percentile) / 1e6;
  }

  /// The same until it was turned away.
  double millisUntilRefused(double percentile) {
    return refusedAfter.getValueAtPercentile(percentile) / 1e6;
  }

  /// From the begin of the phase until somebody was turned away for the last time.
  Duration untilLastRefused() {
    return Duration.ofNanos(lastRefused - begun);
  }
}
