package teahouse.auth.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import teahouse.auth.throttle.Admission.Admitted;
import teahouse.auth.throttle.Admission.Later;

/// A bucket of tries per key. A bucket is kept as one instant, the time at which it will be full
/// again (the generic cell rate algorithm); those that were not touched for longest go first.
final class Buckets {

  private static final int MOST_KEYS = 50_000;

  private final Duration every;
  private final Duration depth;
  private final Clock clock;
  private final Map<String, Instant> fullAt =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_KEYS;
        }
      };

  Buckets(int burst, Duration every, Clock clock) {
    this.every = every;
    this.depth = every.multipliedBy(burst);
    this.clock = clock;
  }

  synchronized Admission take(String key) {
    Instant now = Instant.now(clock);
    Instant known = fullAt.getOrDefault(key, now);
    Instant next = (known.isBefore(now) ? now : known).plus(every);
    Instant earliest = next.minus(depth);
    if (earliest.isAfter(now)) {
      return new Later(Duration.between(now, earliest));
    }
    fullAt.put(key, next);
    return new Admitted();
  }

  synchronized void giveBack(String key) {
    fullAt.computeIfPresent(key, (_, full) -> full.minus(every));
  }
}
