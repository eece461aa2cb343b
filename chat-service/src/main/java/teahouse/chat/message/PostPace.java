package teahouse.chat.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import teahouse.chat.pace.TokenBucket;
import teahouse.chat.vocabulary.UserId;

/// How fast each person may post, over all of their sockets and requests on this node. It is in
/// memory and cannot fail; over several nodes the limit is per node.
@Component
final class PostPace {

  private static final int MANY = 10_000;

  private final MessageSettings settings;
  private final Clock clock;
  private final Map<UserId, TokenBucket> buckets = new ConcurrentHashMap<>();

  PostPace(MessageSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// How long to wait; zero if one may post, which then counts.
  Duration wait(UserId user) {
    var now = clock.instant();
    if (buckets.size() > MANY) {
      buckets
          .keySet()
          .forEach(each -> buckets.computeIfPresent(each, (_, b) -> b.isFull(now) ? null : b));
    }
    var wait = new Duration[] {Duration.ZERO};
    buckets.compute(
        user,
        (_, known) -> {
          var bucket =
              known == null ? new TokenBucket(settings.burst(), settings.perMinute(), now) : known;
          wait[0] = bucket.take(1, now);
          return bucket;
        });
    return wait[0];
  }
}
