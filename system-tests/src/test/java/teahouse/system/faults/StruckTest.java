package teahouse.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teahouse.system.witness.Line;

/// What people noticed, from when they were acknowledged.
class StruckTest {

  private static final Fault FAULT = Fault.of("a fault", "a fault", () -> "");

  /// It strikes after ten seconds and all is calm after twenty.
  private final Struck struck =
      new Struck(FAULT, "", TimeUnit.SECONDS.toNanos(10), 0, TimeUnit.SECONDS.toNanos(20));

  @Test
  void oneStuckRoomIsAStallThoughAllOthersTalkOn() {
    Stream<Line.Ack> lively = everySecond("lobby", 0, 30);
    Stream<Line.Ack> stuck =
        Stream.concat(everySecond("kitchen", 0, 11), everySecond("kitchen", 17, 30));
    assertThat(struck.publishStall(Stream.concat(lively, stuck))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatWasStuckBeforeOrAfterwardsIsNotOfThisFault() {
    assertThat(
            struck.publishStall(
                Stream.of(
                        everySecond("lobby", 0, 2),
                        everySecond("lobby", 8, 22),
                        everySecond("lobby", 40, 50))
                    .flatMap(one -> one)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aStallThatBeginsAtTheBlowCounts() {
    assertThat(
            struck.publishStall(
                Stream.concat(everySecond("lobby", 0, 10), everySecond("lobby", 14, 30))))
        .isEqualTo(Duration.ofSeconds(5));
  }

  private static Stream<Line.Ack> everySecond(String room, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(at -> new Line.Ack(room, TimeUnit.SECONDS.toNanos(at), Duration.ZERO));
  }
}
