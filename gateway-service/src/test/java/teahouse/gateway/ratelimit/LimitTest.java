package teahouse.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final Limit limit = new Limit(new Allowance(Duration.ofMillis(100), 3), nanos::get);

  private void pause(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private boolean passes(String caller) {
    return limit.decide(caller) instanceof Decision.Allowed;
  }

  private int passing(String caller, int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += passes(caller) ? 1 : 0;
    }
    return passed;
  }

  @Test
  void aBurstPassesAndNoMore() {
    assertThat(passing("a", 10)).isEqualTo(3);
  }

  @Test
  void oneCallersHasteIsNoOtherCallersLoss() {
    passing("a", 10);

    assertThat(passing("b", 10)).isEqualTo(3);
  }

  @Test
  void whoWaitsAsLongAsToldPasses() {
    passing("a", 3);
    Duration wait = ((Decision.Refused) limit.decide("a")).retryAfter();
    assertThat(wait).isEqualTo(Duration.ofMillis(100));

    pause(wait.minusNanos(1));
    assertThat(passes("a")).isFalse();
    pause(Duration.ofNanos(1));
    assertThat(passes("a")).isTrue();
    assertThat(passes("a")).isFalse();
  }

  @Test
  void refusedTriesCostNothing() {
    passing("a", 1_000);
    pause(Duration.ofMillis(300));

    assertThat(passing("a", 10)).isEqualTo(3);
  }

  /// The counter of a JVM's time may pass its largest number.
  @Test
  void aLongPauseGivesOneBurstAndNoMore() {
    passing("a", 3);
    pause(Duration.ofHours(1));

    assertThat(passing("a", 10)).isEqualTo(3);
  }
}
