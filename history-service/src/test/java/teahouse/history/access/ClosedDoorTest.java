package teahouse.history.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToLongBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.LogEntry;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;

class ClosedDoorTest {

  private final HistoryService history = HistoryService.shared();
  private final TestLog log = HistoryService.sharedLog();
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");
  private final TestRoom room = TestRoom.of(log, alice);

  static List<ToLongBiFunction<TestRoom, Person>> ends() {
    return List.of(TestRoom::leaves, TestRoom::isRemoved, TestRoom::isBanned);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whoseRightEndedReadsNothingMore(ToLongBiFunction<TestRoom, Person> end) {
    room.joins(bob);
    long before = room.posts(alice, "with Bob");
    assertThat(history.messages(bob, room, "until=" + (before + 1)).texts())
        .containsExactly("with Bob");

    long ended = end.applyAsLong(room, bob);
    room.posts(alice, "without Bob");

    assertThat(history.messages(alice, room, "until=" + room.end()).texts())
        .containsExactly("with Bob", "without Bob");
    for (long until : new long[] {ended + 1, room.end()}) {
      var page = history.messages(bob, room, "until=" + until);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.code()).isEqualTo("room_not_found");
      assertThat(history.changes(bob, room, 0, until).code()).isEqualTo("room_not_found");
      assertThat(history.changes(bob, room, before, until).code()).isEqualTo("room_not_found");
    }
  }

  /// A gate below the end is no way around it: what one gets is all up to now, or nothing.
  @ParameterizedTest
  @MethodSource("ends")
  void anOldGateShowsNothingAboveTheEnd(ToLongBiFunction<TestRoom, Person> end) {
    room.joins(bob);
    long before = room.posts(alice, "with Bob");
    long _ = end.applyAsLong(room, bob);
    room.posts(alice, "without Bob");
    assertThat(history.messages(alice, room, "until=" + room.end()).status()).isEqualTo(200);

    assertThat(history.changes(bob, room, 0, before + 1).status()).isEqualTo(404);
    assertThat(history.messages(bob, room, "until=" + (before + 1)).status()).isEqualTo(404);
  }

  @Test
  void anUnbanMakesNobodyAMember() {
    room.joins(bob);
    room.isBanned(bob);
    long lifted = room.isUnbanned(bob);

    assertThat(history.messages(alice, room, "until=" + (lifted + 1)).status()).isEqualTo(200);
    assertThat(history.messages(bob, room, "until=" + (lifted + 1)).status()).isEqualTo(404);
    long joined = room.joins(bob);
    assertThat(history.messages(bob, room, "until=" + (joined + 1)).status()).isEqualTo(200);
  }

  /// As a relay does that stopped with it in hand, under an id of its own to get past the
  /// recognition of copies too.
  @Test
  void aBanPublishedAgainAfterTheUnbanMeansNothing() {
    room.joins(bob);
    LogEntry ban = room.member("member.banned", bob, "");
    log.append(ban);
    room.isUnbanned(bob);
    log.append(ban.with("id", Ids.next().toString()));
    long joined = room.joins(bob);
    long late = log.append(ban.with("id", Ids.next().toString()));

    assertThat(history.messages(bob, room, "until=" + (joined + 1)).status()).isEqualTo(200);
    assertThat(history.messages(bob, room, "until=" + (late + 1)).status()).isEqualTo(200);
  }
}
