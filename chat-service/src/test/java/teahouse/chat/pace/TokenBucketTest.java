package teahouse.chat.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final Instant START = Instant.parse("2026-05-03T08:00:00Z");

  private final TokenBucket bucket = new TokenBucket(20, 120, START);

  @Test
  void aBurstPassesAndTheNextIsToldHowLongToWait() {
    for (int i = 0; i < 20; i++) {
      assertThat(bucket.take(1, START)).isZero();
    }

    assertThat(bucket.take(1, START)).isEqualTo(Duration.ofMillis(500));
    assertThat(bucket.take(1, START.plusMillis(500))).isZero();
  }

  @Test
  void overTimeItIsTheRate() {
    int passed = 0;
    for (int millis = 0; millis < 60_000; millis += 10) {
      passed += bucket.take(1, START.plusMillis(millis)).isZero() ? 1 : 0;
    }

    assertThat(passed).isBetween(138, 140);
  }

  @Test
  void aClockThatIsSetBackNeitherGivesNorTakes() {
    assertThat(bucket.take(20, START)).isZero();
    assertThat(bucket.take(1, START.minusSeconds(60))).isPositive();
    assertThat(bucket.isFull(START.plusSeconds(30))).isTrue();
  }
}
