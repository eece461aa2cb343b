package teahouse.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.vocabulary.Seq;

/// Time is simulated: a node serves one post after the other, each in a quarter of a millisecond,
/// behind a way of five.
class PostGateTest {

  private static final long MILLISECOND = 1_000_000;
  private static final long WAY = 5 * MILLISECOND;
  private static final long SERVICE = MILLISECOND / 4;
  private static final double CAPACITY = 4;
  private static final Duration GOOD_TIME = Duration.ofMillis(12);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final PostResult POSTED = new PostResult.Posted(Seq.of(1, 1));

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final Random random = new Random(7);
  private long busyUntil;

  private record Served(long asked, long at, PostGate.Passage passage) {}

  private record Phase(List<Long> took, int refused, int offered) {

    double p99Millis() {
      var sorted = took.stream().sorted().toList();
      return sorted.get(sorted.size() * 99 / 100) / (double) MILLISECOND;
    }
  }

  @Test
  void belowTheCapacityHardlyAnybodyIsTurnedAway() {
    var usual = offer(gate(32, 500, 4_000), CAPACITY * 0.9, 20);

    assertThat(usual.refused).isLessThan(usual.offered / 50);
    assertThat(usual.p99Millis()).isLessThan((double) GOOD_TIME.toMillis());
  }

  @Test
  void atTwiceTheCapacityWhoIsLetInTakesAtMostTwiceTheGoodTimeAndHalfIsTurnedAway() {
    // Twice as many at first as are right.
    var overload = offer(gate(32, 100, 4_000), CAPACITY * 2, 20);

    assertThat(overload.refused).isBetween(overload.offered * 2 / 5, overload.offered * 3 / 5);
    assertThat(overload.p99Millis()).isLessThan(2.0 * GOOD_TIME.toMillis());
  }

  /// As a collection of garbage makes it, every second.
  @Test
  void pausesAsLongAsTheGoodTimeTurnNobodyAway() {
    var gate = gate(32, 500, 4_000);

    for (int i = 0; i < 20; i++) {
      assertThat(offer(gate, CAPACITY * 0.7, 1).refused).as("after %d pauses", i).isZero();
      busyUntil = Math.max(busyUntil, now()) + GOOD_TIME.toNanos();
    }
  }

  @Test
  void withAnOpenGateTheSameLoadMakesEverybodyWait() {
    var flood = offer(gate(4_000, 4_000, 4_000), CAPACITY * 2, 20);

    assertThat(flood.p99Millis()).isGreaterThan(50.0 * GOOD_TIME.toMillis());
  }

  @Test
  void tenSecondsAfterAnOverloadNobodyIsTurnedAway() {
    var gate = gate(32, 500, 4_000);
    assertThat(offer(gate, CAPACITY * 4, 30).refused).isPositive();
    offer(gate, CAPACITY * 0.5, 10);

    assertThat(offer(gate, CAPACITY * 0.5, 10).refused).isZero();
  }

  @Test
  void aLogThatConfirmsNothingIsAskedLessButNeverNothing() {
    var gate = gate(2, 10, 10);

    for (int i = 0; i < 100; i++) {
      pass(gate, Mono.just(refused(ErrorCode.LOG_UNAVAILABLE))).block();
      goTo(now() + 5 * MILLISECOND);
    }

    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isEmpty();
  }

  @Test
  void whoIsTurnedAwayHearsWhenToComeAgain() {
    var gate = gate(1, 1, 1);
    var held = gate.enter().orElseThrow();

    var refused = pass(gate, Mono.just(POSTED)).block();

    assertThat(refused)
        .isInstanceOfSatisfying(
            PostResult.Refused.class,
            told -> {
              assertThat(told.problem().code()).isEqualTo(ErrorCode.OVERLOADED);
              assertThat(told.problem().retryAfter())
                  .isBetween(RETRY_AFTER.dividedBy(2), RETRY_AFTER.multipliedBy(3).dividedBy(2));
            });
    held.ended();
    assertThat(pass(gate, Mono.just(POSTED)).block()).isEqualTo(POSTED);
  }

  @Test
  void aFullGateSaysSoBeforeAnythingIsDoneForAPost() {
    var gate = gate(1, 1, 1);
    assertThat(gate.refusal()).isNull();
    var held = gate.enter().orElseThrow();

    assertThat(gate.refusal())
        .isNotNull()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.OVERLOADED));

    held.posted();
    assertThat(gate.refusal()).isNull();
  }

  @Test
  void howeverAPostEndsItsPlaceIsFreeAgainOnce() {
    var gate = gate(1, 1, 1);
    var refused = refused(ErrorCode.ROOM_NOT_FOUND);

    for (int i = 0; i < 3; i++) {
      assertThat(pass(gate, Mono.just(POSTED)).block()).isEqualTo(POSTED);
      assertThat(pass(gate, Mono.just(refused)).block()).isEqualTo(refused);
      pass(gate, Mono.error(new IllegalStateException("broken"))).onErrorComplete().block();
      pass(gate, Mono.never()).subscribe(_ -> {}, _ -> {}).dispose();
    }

    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isEmpty();
  }

  @Test
  void whatWaitsForItsAnswerToBeGivenIsUnderWay() {
    var gate = gate(1, 1, 1);
    var tasks = new ArrayDeque<Runnable>();
    var results = new ArrayList<PostResult>();
    var loop = Schedulers.fromExecutor(tasks::add);

    gate.pass(Mono.just(POSTED), loop).subscribe(results::add);

    assertThat(gate.enter()).isEmpty();
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(results).containsExactly(POSTED);
    assertThat(gate.enter()).isPresent();
  }

  private static Mono<PostResult> pass(PostGate gate, Mono<PostResult> work) {
    return gate.pass(work, Schedulers.immediate());
  }

  private PostGate gate(int least, int first, int most) {
    return new PostGate(new OverloadSettings(least, first, most, GOOD_TIME, RETRY_AFTER), meters);
  }

  private static PostResult refused(ErrorCode code) {
    return new PostResult.Refused(Problem.of(code));
  }

  /// @param rate posts per millisecond
  private Phase offer(PostGate gate, double rate, int seconds) {
    var underWay = new PriorityQueue<Served>((one, other) -> Long.compare(one.at, other.at));
    var took = new ArrayList<Long>();
    int refused = 0;
    int offered = 0;
    long end = now() + seconds * 1_000L * MILLISECOND;
    for (long next = now(); next < end; next += gap(rate)) {
      offered++;
      finish(underWay, next, took);
      goTo(next);
      var passage = gate.enter();
      if (passage.isPresent()) {
        busyUntil = Math.max(busyUntil, now()) + SERVICE;
        underWay.add(new Served(now(), busyUntil + WAY, passage.get()));
      } else {
        refused++;
      }
    }
    finish(underWay, Long.MAX_VALUE, took);
    return new Phase(took, refused, offered);
  }

  private void finish(PriorityQueue<Served> underWay, long until, List<Long> took) {
    while (!underWay.isEmpty() && underWay.peek().at <= until) {
      var served = underWay.remove();
      goTo(served.at);
      took.add(served.at - served.asked);
      served.passage.posted();
    }
  }

  private long now() {
    return clock.monotonicTime();
  }

  private void goTo(long time) {
    clock.add(time - now(), TimeUnit.NANOSECONDS);
  }

  private long gap(double rate) {
    return (long) (-Math.log(1 - random.nextDouble()) / rate * MILLISECOND);
  }
}
