package teahouse.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import teahouse.auth.throttle.Admission.Admitted;
import teahouse.auth.throttle.Admission.Later;

class BucketsTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock clock = turned(() -> now);
  private final Buckets buckets = new Buckets(3, Duration.ofSeconds(10), clock);

  @Test
  void aBurstIsAdmittedAndThenOneAtATime() {
    assertThat(buckets.take("a")).isEqualTo(new Admitted());
    assertThat(buckets.take("a")).isEqualTo(new Admitted());
    assertThat(buckets.take("a")).isEqualTo(new Admitted());
    assertThat(buckets.take("a")).isEqualTo(new Later(Duration.ofSeconds(10)));
    now = now.plusSeconds(10);
    assertThat(buckets.take("a")).isEqualTo(new Admitted());
    assertThat(buckets.take("a")).isEqualTo(new Later(Duration.ofSeconds(10)));
  }

  @Test
  void waitingInVainIsNotCountedAgainstAnybody() {
    for (int i = 0; i < 50; i++) {
      buckets.take("a");
    }
    now = now.plusSeconds(10);
    assertThat(buckets.take("a")).isEqualTo(new Admitted());
  }

  @Test
  void oneKeyDoesNotSlowAnother() {
    for (int i = 0; i < 5; i++) {
      buckets.take("a");
    }
    assertThat(buckets.take("b")).isEqualTo(new Admitted());
  }

  @Test
  void whatIsGivenBackWasNeverTaken() {
    for (int i = 0; i < 20; i++) {
      assertThat(buckets.take("a")).isEqualTo(new Admitted());
      buckets.giveBack("a");
    }
  }

  private static Clock turned(InstantSource hands) {
    return hands.withZone(ZoneOffset.UTC);
  }
}
