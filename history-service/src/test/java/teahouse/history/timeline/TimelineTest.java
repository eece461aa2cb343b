package teahouse.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestRoom;

class TimelineTest {

  private final HistoryService history = HistoryService.shared();
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");
  private final TestRoom room = TestRoom.of(HistoryService.sharedLog(), alice);

  @Test
  void aMemberReadsWhatWasSaid() {
    long seq = room.posts(alice, "今天的龙井很香 🍵");

    var page = history.messages(alice, room, "until=" + (seq + 1));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.texts()).containsExactly("今天的龙井很香 🍵");
    assertThat(page.seqs().getLast()).isEqualTo(seq);
    assertThat(page.number("through")).isGreaterThanOrEqualTo(seq);
    assertThat(page.body().path("hasNewer").asBoolean()).isFalse();
    assertThat(page.body().path("hasOlder").asBoolean()).isFalse();
  }

  @Test
  void pagesBackToTheBeginningAndForthAgainMeetEveryRowOnce() {
    List<Long> seqs = room.posts(alice, 25);
    long end = seqs.getLast() + 1;

    var newest = history.messages(alice, room, "limit=10&until=" + end);
    var older = history.messages(alice, room, "limit=10&before=" + newest.seqs().getFirst());
    var oldest = history.messages(alice, room, "limit=10&before=" + older.seqs().getFirst());
    var back = history.messages(alice, room, "limit=10&after=" + oldest.seqs().getLast());

    assertThat(newest.seqs()).isEqualTo(seqs.subList(15, 25));
    assertThat(older.seqs()).isEqualTo(seqs.subList(5, 15));
    assertThat(oldest.seqs()).hasSize(7).endsWith(seqs.get(4));
    assertThat(oldest.body().path("hasOlder").asBoolean()).isFalse();
    assertThat(oldest.body().path("hasNewer").asBoolean()).isTrue();
    assertThat(back.seqs()).isEqualTo(older.seqs());
    assertThat(back.body().path("hasNewer").asBoolean()).isTrue();
  }

  @Test
  void aroundASeqIsHalfAPageOnEachSideOfIt() {
    List<Long> seqs = room.posts(alice, 20);

    var page =
        history.messages(
            alice, room, "limit=6&around=%d&until=%d".formatted(seqs.get(10), seqs.get(19) + 1));

    assertThat(page.seqs()).isEqualTo(seqs.subList(7, 13));
  }

  @Test
  void whoeverJoinsLaterReadsWhatWasSaidBefore() {
    room.posts(alice, "before Bob");
    long joined = room.joins(bob);

    assertThat(history.messages(bob, room, "until=" + (joined + 1)).texts())
        .containsExactly("before Bob");
  }

  @Test
  void anUnknownRoomAndAForbiddenOneAnswerAlike() {
    long seq = room.posts(alice, "among us");
    var nowhere = new TestRoom(HistoryService.sharedLog());

    assertThat(history.messages(alice, room, "until=" + (seq + 1)).texts()).hasSize(1);
    var forbidden = history.messages(bob, room, "");
    var unknown = history.messages(bob, nowhere, "");

    assertThat(forbidden.status()).isEqualTo(404);
    assertThat(forbidden.code()).isEqualTo("room_not_found");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(withoutTrace(forbidden.body().toString()))
        .isEqualTo(withoutTrace(unknown.body().toString()));
  }

  @Test
  void whoLeftOrIsOnlyInvitedReadsNothing() {
    room.joins(bob);
    long left = room.leaves(bob);
    var carol = Person.named("Carol");
    long invited = room.isInvited(carol);

    assertThat(history.messages(alice, room, "until=" + (invited + 1)).status()).isEqualTo(200);
    assertThat(history.messages(bob, room, "until=" + (left + 1)).code())
        .isEqualTo("room_not_found");
    assertThat(history.messages(carol, room, "").code()).isEqualTo("room_not_found");
  }

  private static String withoutTrace(String body) {
    return body.replaceAll("\"traceId\":\"[0-9a-f]*\"", "");
  }
}
