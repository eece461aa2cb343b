package teahouse.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;

/// One allowance for each of many callers.
final class Limit {

  private static final int MOST_CALLERS = 200_000;

  /// Whoever was quiet for so long has his whole burst again, so that nothing is lost by
  /// forgetting.
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

  private final Allowance allowance;
  private final Ticker ticker;
  private final Cache<String, Decision> callers;

  Limit(Allowance allowance, Ticker ticker) {
    this.allowance = allowance;
    this.ticker = ticker;
    this.callers =
        Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN_AFTER)
            .maximumSize(MOST_CALLERS)
            .ticker(ticker)
            .build();
  }

  Decision decide(String caller) {
    long now = ticker.read();
    return Objects.requireNonNull(
        callers
            .asMap()
            .compute(
                caller,
                (_, before) -> allowance.decide(before == null ? now : before.busyUntil(), now)));
  }
}
