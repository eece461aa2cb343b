package teahouse.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is told of several times, and that the judge of those without the database looks at each.
class FiguresTest {

  private static final String CATCHES_UP = "catch up";
  private static final String SLOWER = "beyond 1.2 times";

  @Test
  void oneSlowCatchUpIsMissedWhereverItStands() {
    for (int slow = 0; slow < 5; slow++) {
      double[] catchUps = {30, 30, 30, 30, 30};
      catchUps[slow] = 4.9;
      assertThat(figure(CATCHES_UP, pairs(catchUps)).isReached()).as("pair %d", slow).isFalse();
      assertThat(figure(CATCHES_UP, pairs(catchUps)).value()).isEqualTo(4.9);
    }
    assertThat(figure(CATCHES_UP, pairs(5, 6, 7, 8, 9)).isReached()).isTrue();
  }

  @Test
  void slownessIsJudgedByTheMedianPair() {
    assertThat(figure(SLOWER, slowed(900, 900, 0, 0, 0)).isReached()).isTrue();
    assertThat(figure(SLOWER, slowed(0, 0, 0, 900, 900)).isReached()).isTrue();
    assertThat(figure(SLOWER, slowed(900, 0, 900, 0, 900)).isReached()).isFalse();
  }

  @Test
  void aFifthMoreOrTenMillisecondsAreAllowed() {
    assertThat(figure(SLOWER, slowed(60)).isReached()).isTrue();
    assertThat(figure(SLOWER, slowed(61)).isReached()).isFalse();
    assertThat(figure(SLOWER, pair(10, 20)).isReached()).isTrue();
    assertThat(figure(SLOWER, pair(10, 21)).isReached()).isFalse();
  }

  @Test
  void ofTwoTheMedianLiesBetween() {
    assertThat(Figures.median(seconds(1, 3))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Figures.median(seconds(1, 2, 9))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Figures.median(seconds(1, 2, 4, 9))).isEqualTo(Duration.ofSeconds(3));
    assertThat(Figures.median(seconds(7))).isEqualTo(Duration.ofSeconds(7));
  }

  private static List<Duration> seconds(int... ascending) {
    return Arrays.stream(ascending).mapToObj(Duration::ofSeconds).toList();
  }

  private static List<DatabaseAway.Pair> pairs(double... catchUps) {
    return Arrays.stream(catchUps)
        .mapToObj(
            times -> new DatabaseAway.Pair(Duration.ofMillis(300), Duration.ofMillis(300), times))
        .toList();
  }

  /// By so many milliseconds more than the 300 with the database.
  private static List<DatabaseAway.Pair> slowed(int... by) {
    return Arrays.stream(by).boxed().flatMap(more -> pair(300, 300 + more).stream()).toList();
  }

  private static List<DatabaseAway.Pair> pair(int with, int without) {
    return List.of(new DatabaseAway.Pair(Duration.ofMillis(with), Duration.ofMillis(without), 10));
  }

  private static Figures.Figure figure(String what, List<DatabaseAway.Pair> pairs) {
    Stream<Figures.Figure> all =
        new Figures(List.of(), List.of()).all(Duration.ofMinutes(1), List.of(), pairs).stream();
    return all.filter(one -> one.what().contains(what)).findFirst().orElseThrow();
  }
}
