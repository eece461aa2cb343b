package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import teahouse.chat.room.MembershipTable.Standing;
import teahouse.chat.testing.Person;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

class MembershipQuestionsTest {

  /// A statement that the store is working on.
  private record Statement(Collection<Standing> asked, Sinks.One<Map<Standing, Member>> answer) {}

  private final List<Statement> begun = new ArrayList<>();
  private final MembershipQuestions questions =
      new MembershipQuestions(asked -> {
        var statement = new Statement(asked, Sinks.one());
        begun.add(statement);
        return statement.answer.asMono();
      });
  private final RoomId lobby = new RoomId(UUID.randomUUID());
  private final RoomId cellar = new RoomId(UUID.randomUUID());
  private final UserId alice = Person.signedIn().id();
  private final UserId bob = Person.signedIn().id();

  @Test
  void aQuestionThatNothingIsBeforeIsAskedAtOnce() {
    var answer = asks(alice, lobby, cellar);

    assertThat(begun).hasSize(1);
    answer(0, joined(lobby, alice, 1));
    assertThat(answer).isCompletedWithValueMatching(found -> found.keySet().equals(Set.of(lobby)));
  }

  @Test
  void everybodyIsToldTheirOwnAndNothingOfOthers() {
    occupyTheStore();
    var ofAlice = asks(alice, lobby, cellar);
    var ofBob = asks(bob, lobby, cellar);
    answer(0);

    assertThat(begun).hasSize(MembershipQuestions.AT_ONCE + 1);
    assertThat(begun.getLast().asked)
        .containsExactlyInAnyOrder(
            new Standing(lobby, alice),
            new Standing(cellar, alice),
            new Standing(lobby, bob),
            new Standing(cellar, bob));
    answer(begun.getLast(), Stream.of(joined(lobby, alice, 1), joined(cellar, bob, 2)));

    assertThat(ofAlice).isCompletedWithValueMatching(found -> found.keySet().equals(Set.of(lobby)));
    assertThat(ofBob).isCompletedWithValueMatching(found -> found.keySet().equals(Set.of(cellar)));
  }

  /// Or it would be answered by a store that is older than the question: from before somebody was
  /// banned, perhaps.
  @Test
  void noQuestionJoinsAStatementThatHasBegun() {
    var early = asks(alice, lobby);
    var late = asks(alice, lobby);

    answer(0, joined(lobby, alice, 1));

    assertThat(early).isCompleted();
    assertThat(late).isNotCompleted();
    answer(1);
    assertThat(late).isCompletedWithValueMatching(Map::isEmpty);
  }

  @Test
  void aFailedStatementIsAFailureForThoseWhoWaitedForItAndNobodyElse() {
    occupyTheStore();
    var first = asks(alice, lobby);
    begun.getFirst().answer.tryEmitError(new DataAccessResourceFailureException("gone")).orThrow();
    var second = asks(bob, lobby);
    begun.getLast().answer.tryEmitError(new DataAccessResourceFailureException("gone")).orThrow();

    assertThat(first).isCompletedExceptionally();
    answer(begun.size() - 1, joined(lobby, bob, 1));
    assertThat(second).isCompletedWithValueMatching(found -> found.containsKey(lobby));
  }

  @Test
  void thousandsWhoAskAtOnceShareStatementsOfABoundedSize() {
    occupyTheStore();
    var people = Stream.generate(() -> Person.signedIn().id()).limit(1_000).toList();
    var answers = people.stream().map(person -> asks(person, lobby)).toList();

    for (int i = 0; i < begun.size(); i++) {
      var statement = begun.get(i);
      assertThat(statement.asked).hasSizeLessThanOrEqualTo(MembershipQuestions.MOST);
      answer(statement, statement.asked.stream().map(one -> joined(one.room(), one.person(), 1)));
    }

    assertThat(begun).hasSizeLessThan(2 * 1_000 / MembershipQuestions.MOST);
    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(answer).isCompletedWithValueMatching(found -> found.containsKey(lobby)));
  }

  @Test
  void aStoreThatFailsAtOnceDoesNotRunOutOfStack() {
    var failing =
        new MembershipQuestions(
            _ -> Mono.error(new DataAccessResourceFailureException("no connection")));

    var answers =
        IntStream.range(0, 10_000)
            .mapToObj(_ -> failing.ask(Set.of(lobby), alice).toFuture())
            .toList();

    assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  private void occupyTheStore() {
    for (int i = 0; i < MembershipQuestions.AT_ONCE; i++) {
      var _ = asks(Person.signedIn().id(), lobby);
    }
  }

  private CompletableFuture<Map<RoomId, Member>> asks(UserId person, RoomId... rooms) {
    return questions.ask(Set.of(rooms), person).toFuture().thenApply(Objects::requireNonNull);
  }

  private void answer(int statement) {
    answer(begun.get(statement), Stream.empty());
  }

  private void answer(int statement, Map.Entry<Standing, Member> found) {
    answer(begun.get(statement), Stream.of(found));
  }

  private static void answer(Statement statement, Stream<Map.Entry<Standing, Member>> found) {
    statement
        .answer
        .tryEmitValue(found.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .orThrow();
  }

  private static Map.Entry<Standing, Member> joined(RoomId room, UserId person, long version) {
    return Map.entry(
        new Standing(room, person),
        new Member(
            person,
            MembershipState.JOINED,
            Role.MEMBER,
            new Version(version),
            Instant.EPOCH,
            new Version(version),
            Person.newId()));
  }
}
