package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final Instant START = Instant.parse("2026-05-03T08:00:00Z");

  private final Freshness freshness = new Freshness(Duration.ofSeconds(3));

  @BeforeEach
  void begins() {
    assertThat(freshness.isFresh(START, _ -> 0)).isTrue();
  }

  @Test
  void aTailThatReadPastTheEndIsFresh() {
    freshness.observed(at(5), new long[] {10, 0});

    assertThat(freshness.isFresh(at(5), partition -> partition == 0 ? 10 : 0)).isTrue();
    assertThat(freshness.isFresh(at(7), _ -> 10)).isTrue();
  }

  @Test
  void withoutProofForThreeSecondsItIsNot() {
    assertThat(freshness.isFresh(at(2), _ -> 10)).isTrue();
    assertThat(freshness.isFresh(at(3), _ -> 10)).isFalse();
  }

  @Test
  void aTailThatStandsStillBeforeTheEndIsStale() {
    freshness.observed(at(1), new long[] {10});
    freshness.observed(at(3), new long[] {12});

    assertThat(freshness.isFresh(at(3), _ -> 9)).isFalse();
  }

  @Test
  void underLoadItIsEnoughToBePastWhereTheEndWas() {
    freshness.observed(at(1), new long[] {10});
    assertThat(freshness.isFresh(at(1), _ -> 8)).isTrue();

    freshness.observed(at(2), new long[] {30});
    assertThat(freshness.isFresh(at(2), _ -> 28)).isTrue();
    freshness.observed(at(3), new long[] {50});
    assertThat(freshness.isFresh(at(3), _ -> 48)).isTrue();
    freshness.observed(at(4), new long[] {70});

    assertThat(freshness.isFresh(at(4), _ -> 68)).isTrue();
  }

  @Test
  void theProofDatesFromTheQuestionNotFromTheAnswer() {
    freshness.observed(at(1), new long[] {10});

    assertThat(freshness.isFresh(at(5), _ -> 10)).isFalse();
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
