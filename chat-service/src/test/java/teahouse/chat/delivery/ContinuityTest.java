package teahouse.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// A node, its log and two clients, run by chance: whatever is suppressed, dropped, forgotten or
/// lost on the way, a client that follows the contract never takes a gap for continuity, hears
/// nothing behind the end of its right, and ends complete.
class ContinuityTest {

  private static final int RUNS = 600;
  private static final Duration NO_REST = Duration.ZERO;

  @Test
  void aClientIsCompleteWhereverItBelievesItIs() {
    var meters = new SimpleMeterRegistry();

    int heard = runAll(meters, DataSize.ofKilobytes(96), NO_REST);

    assertThat(heard).as("events that came about").isGreaterThan(10_000);
    assertThat(resumes(meters, "memory")).isGreaterThan(500);
    assertThat(resumes(meters, "current")).isGreaterThan(100);
    assertThat(resumes(meters, "history")).isGreaterThan(1_000);
  }

  @Test
  void withoutMemoryItAsksHistoryAndIsCompleteToo() {
    var meters = new SimpleMeterRegistry();

    int heard = runAll(meters, DataSize.ofBytes(0), NO_REST);

    assertThat(heard).as("events that came about").isGreaterThan(10_000);
    assertThat(resumes(meters, "memory")).isZero();
  }

  @Test
  void aRoomThatRestsLosesNothing() {
    var meters = new SimpleMeterRegistry();

    int heard = runAll(meters, DataSize.ofKilobytes(96), Duration.ofMillis(20));

    assertThat(heard).as("events that came about").isGreaterThan(10_000);
    assertThat(resumes(meters, "memory")).isGreaterThan(500);
  }

  private static int runAll(SimpleMeterRegistry meters, DataSize hotTail, Duration restPerSocket) {
    int heard = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      heard += new ModelRun(seed, hotTail, restPerSocket, meters).run();
    }
    return heard;
  }

  private static double resumes(SimpleMeterRegistry meters, String from) {
    return meters.counter("teahouse.resumes", "from", from).count();
  }
}
