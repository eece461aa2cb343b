package teahouse.chat.pace;

import java.time.Duration;
import java.time.Instant;

/// So many at once, and so many a minute over time. One caller at a time.
public final class TokenBucket {

  private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

  private final double capacity;
  private final double tokensPerNano;
  private double tokens;
  private Instant filledAt;

  public TokenBucket(int burst, int perMinute, Instant now) {
    this.capacity = burst;
    this.tokensPerNano = perMinute / NANOS_PER_MINUTE;
    this.tokens = burst;
    this.filledAt = now;
  }

  /// Takes so many tokens, if they are there.
  ///
  /// @return zero if they were, else how long it is until they will be; nothing is taken then
  public Duration take(int count, Instant now) {
    fill(now);
    if (tokens >= count) {
      tokens -= count;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil((count - tokens) / tokensPerNano));
  }

  /// Whether nobody took anything for a while: a new bucket would be just like it.
  public boolean isFull(Instant now) {
    fill(now);
    return tokens >= capacity;
  }

  private void fill(Instant now) {
    // A clock that was set back fills nothing, and takes nothing away.
    long passed = Math.max(0, Duration.between(filledAt, now).toNanos());
    tokens = Math.min(capacity, tokens + passed * tokensPerNano);
    filledAt = now;
  }
}
