package teahouse.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import teahouse.history.store.ReadsByHand.Page;
import teahouse.history.store.ReadsByHand.Question;
import teahouse.history.store.ReadsByHand.Reading;

/// With reads that end when the test says so.
@Timeout(60)
class SharedReadsTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ReadsByHand byHand = new ReadsByHand();

  private final SharedReads<Question, String> reads = reads(new ReadLimits(2, 10, 100, 120, LONG));

  @Test
  void aPageIsReadOnceForAllWhoAskWhileItIsRead() throws InterruptedException {
    var first = ask("first", "lobby");
    var reading = next();
    var others = IntStream.range(0, 90).mapToObj(i -> ask("guest " + i, "lobby")).toList();
    var elsewhere = ask("first", "kitchen");
    var kitchen = next();
    reading.end();
    var again = next();

    // Whoever asked after the first read began is answered by a later one.
    assertThat(reading.questions()).extracting(Question::who).containsExactly("first");
    assertThat(kitchen.questions()).extracting(Question::page).containsExactly(page("kitchen"));
    assertThat(again.questions()).hasSize(90);
    assertThat(first.join()).containsExactly("lobby for first");
    assertThat(others).noneMatch(CompletableFuture::isDone);
    kitchen.end();
    again.end();
    assertThat(elsewhere.join()).containsExactly("kitchen for first");
    for (int i = 0; i < 90; i++) {
      assertThat(others.get(i).join()).containsExactly("lobby for guest " + i);
    }
    assertThat(meters.counter("teahouse.history.reads.shared", "read", "test").count())
        .isEqualTo(89);
  }

  @Test
  void soManyReadsAtOnceAndNoMoreAndOfSoManyRows() throws InterruptedException {
    List<CompletableFuture<@Nullable List<String>>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(ask("alice", "room " + i));
    }
    next().end();
    next().end();
    var third = next();
    var fourth = next();

    assertThat(third.questions()).hasSize(5);
    assertThat(fourth.questions()).hasSize(5);
    assertThat(byHand.begun()).isEmpty();
    third.end();
    fourth.end();
    while (!all.stream().allMatch(CompletableFuture::isDone)) {
      byHand.endNext();
    }
    assertThat(all.getLast().join()).containsExactly("room 29 for alice");
  }

  @Test
  void whoComesWhenTooManyWaitIsToldAtOnceAndNothingIsReadForHim() throws InterruptedException {
    var _ = ask("alice", "lobby");
    var _ = ask("alice", "kitchen");
    var one = next();
    var two = next();
    for (int i = 0; i < 120; i++) {
      var _ = ask("guest " + i, "lobby");
    }

    assertThat(ask("late", "lobby"))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(Overloaded.class);
    one.end();
    var lobby = next();
    // There is room again.
    var later = ask("later", "kitchen");
    two.end();
    lobby.end();
    while (!later.isDone()) {
      byHand.endNext();
    }
    assertThat(later.join()).containsExactly("kitchen for later");
    assertThat(meters.counter("teahouse.history.reads.refused", "read", "test").count())
        .isEqualTo(1);
  }

  @Test
  void whoGoesAwayBeforeTheTurnCostsNothing() throws InterruptedException {
    var _ = ask("alice", "lobby");
    var reading = next();
    var going =
        reads.ask(List.of(new Question("going", page("lobby")))).subscribe(_ -> {}, _ -> {});
    var _ = ask("staying", "lobby");
    going.dispose();
    reading.end();

    assertThat(next().questions()).extracting(Question::who).containsExactly("staying");
  }

  @Test
  void whoGoesAwayFromAReadThatHasBegunLeavesItToTheOthers() throws InterruptedException {
    var going =
        reads.ask(List.of(new Question("going", page("lobby")))).subscribe(_ -> {}, _ -> {});
    var reading = next();
    going.dispose();
    var staying = ask("staying", "lobby");
    reading.end();
    next().end();

    assertThat(staying.join()).containsExactly("lobby for staying");
  }

  @Test
  void aReadThatFailsFailsThoseAloneWhoWaitedForIt() throws InterruptedException {
    var unlucky = ask("unlucky", "lobby");
    var reading = next();
    var lucky = ask("lucky", "lobby");
    reading.fail();
    next().end();

    assertThat(unlucky).isCompletedExceptionally();
    assertThat(lucky.join()).containsExactly("lobby for lucky");
  }

  @Test
  void whoeverWaitsTooLongIsToldSoAndNobodyReadsForHimLater() throws InterruptedException {
    var impatient = reads(new ReadLimits(1, 10, 100, 100, Duration.ofMillis(50)));
    impatient.ask(List.of(new Question("first", page("lobby")))).subscribe(_ -> {}, _ -> {});
    var reading = next();
    var waiting = impatient.ask(List.of(new Question("waiting", page("lobby")))).toFuture();
    await().until(waiting::isCompletedExceptionally);
    impatient.ask(List.of(new Question("last", page("lobby")))).subscribe(_ -> {}, _ -> {});
    reading.end();

    assertThat(next().questions()).extracting(Question::who).doesNotContain("waiting");
  }

  @Test
  void manyQuestionsOfOneAreAnsweredByOneReadInTheirOrder() throws InterruptedException {
    Mono<List<String>> many =
        reads.ask(
            IntStream.range(0, 40)
                .mapToObj(i -> new Question("alice", page("room " + i)))
                .toList());
    var answers = many.toFuture();
    var reading = next();
    reading.end();

    assertThat(reading.questions()).hasSize(40);
    assertThat(answers.join()).hasSize(40).startsWith("room 0 for alice", "room 1 for alice");
  }

  @Test
  void aReadAnswersSoManyQuestionsAndLeavesTheOthersToTheNext() throws InterruptedException {
    var _ = ask("first", "lobby");
    var reading = next();
    for (int i = 0; i < 115; i++) {
      var _ = ask("guest " + i, "lobby");
    }
    reading.end();
    var hundred = next();
    hundred.end();

    assertThat(hundred.questions()).hasSize(100);
    assertThat(next().questions()).hasSize(15);
  }

  @Test
  void whoAsksForManyPagesDoesNotWaitForOneThatIsBeingRead() throws InterruptedException {
    var _ = ask("alice", "lobby");
    var lobby = next();
    var _ =
        reads
            .ask(List.of(new Question("bob", page("lobby")), new Question("bob", page("kitchen"))))
            .toFuture();

    assertThat(next().questions()).extracting(Question::who).containsExactly("bob", "bob");
    lobby.end();
  }

  @Test
  void whoFindsNobodyWaitingIsNeverTooMany() throws InterruptedException {
    var many =
        reads
            .ask(
                IntStream.range(0, 130)
                    .mapToObj(i -> new Question("alice", page("room " + i)))
                    .toList())
            .toFuture();
    next().end();

    assertThat(many.join()).hasSize(130);
  }

  private SharedReads<Question, String> reads(ReadLimits limits) {
    return new SharedReads<>(limits, new ReadMeters(meters, "test"), Question::page, byHand::begin);
  }

  private CompletableFuture<@Nullable List<String>> ask(String who, String page) {
    return reads.ask(List.of(new Question(who, page(page)))).toFuture();
  }

  private static Page page(String name) {
    return new Page(name);
  }

  private Reading next() throws InterruptedException {
    return byHand.next();
  }
}
