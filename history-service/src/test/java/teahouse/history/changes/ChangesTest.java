package teahouse.history.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.Answer;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.local.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

class ChangesTest {

  private final HistoryService history = HistoryService.shared();
  private final TestLog log = HistoryService.sharedLog();
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");
  private final TestRoom room = TestRoom.of(log, alice);

  @Test
  void whoComesBackGetsAllThatChangedAndKnowsThatItIsAll() {
    long seen = room.posts(alice, "seen");
    long missed = room.posts(alice, "missed");

    var page = history.changes(alice, room, seen, missed + 1);

    assertThat(page.texts()).containsExactly("missed");
    assertThat(page.number("through")).isGreaterThanOrEqualTo(missed);
    assertThat(page.body().has("next")).isFalse();
  }

  @Test
  void aNewcomerGetsMessagesMembersAndTheRoomItself() {
    long said = room.posts(alice, "hello");
    room.joins(bob);
    long left = room.leaves(bob);

    var page = history.changes(alice, room, 0, left + 1);

    Map<String, List<JsonNode>> rows =
        page.rows().stream().collect(Collectors.groupingBy(row -> row.path("entity").asString()));
    assertThat(rows.get("room")).singleElement().matches(row -> named(row, "茶余饭后"));
    assertThat(rows.get("member"))
        .extracting(row -> row.path("state").asString())
        .containsExactly("joined", "left");
    assertThat(rows.get("message")).hasSize(5);
    assertThat(page.rows())
        .extracting(row -> row.path("changedSeq").asLong())
        .isSorted()
        .contains(said);
  }

  @Test
  void pagesNeverSplitASeqAndTheLastSaysThrough() {
    room.joins(bob);
    long end = room.posts(alice, 7).getLast() + 1;

    long after = 0;
    int rows = 0;
    Answer page;
    do {
      page =
          history.get(
              alice,
              "/api/v1/rooms/%s/changes?after=%d&until=%d&limit=2"
                  .formatted(room.id(), after, end));
      rows += page.rows().size();
      assertThat(page.rows()).hasSizeBetween(1, 2);
      after = page.number("next");
    } while (page.body().has("next"));

    assertThat(rows).isEqualTo(10 + 2 + 1);
    assertThat(page.number("through")).isGreaterThanOrEqualTo(end - 1);
  }

  @Test
  void theGateWaitsForTheArchiveAndThenGivesUp() {
    long said = room.posts(alice, "on its way");

    assertThat(history.changes(alice, room, 0, said + 1).texts()).containsExactly("on its way");
    var tooFar = history.changes(alice, room, 0, said + 1000);

    assertThat(tooFar.status()).isEqualTo(503);
    assertThat(tooFar.code()).isEqualTo("not_caught_up");
    assertThat(tooFar.body().path("retryable").asBoolean()).isTrue();
    assertThat(tooFar.response().headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void anEmptyPartitionAnswersTheGateAtOnce() {
    var emptyLog = TestLog.create(3);
    try (var other = HistoryService.start(emptyLog, TestDatabase.create("history"))) {
      var nowhere = new TestRoom(emptyLog);
      // Not found rather than not caught up: the gate was passed, and access asked behind it.
      assertThat(other.changes(alice, nowhere, 0, 1L << 40).code()).isEqualTo("room_not_found");
    }
  }

  @Test
  void aRoomJustJoinedIsNoNotFound() {
    long joined = room.joins(bob);

    assertThat(history.changes(bob, room, 0, joined + 1).status()).isEqualTo(200);
  }

  @Test
  void manyRoomsAreAskedAtOnceAndOnlyThoseThatMovedAnswer() {
    List<TestRoom> rooms = IntStream.range(0, 20).mapToObj(_ -> TestRoom.of(log, alice)).toList();
    var moved = rooms.get(7);
    var strangers = TestRoom.of(log, bob);
    List<Long> seen = rooms.stream().map(each -> each.posts(alice, "seen")).toList();
    long said = moved.posts(alice, "moved");

    String wishes =
        IntStream.range(0, rooms.size())
            .mapToObj(i -> wish(rooms.get(i), seen.get(i), seen.get(i) + 1))
            .collect(Collectors.joining(","));
    var answer =
        history.post(
            alice,
            "/api/v1/changes",
            "{\"rooms\":[%s,%s]}".formatted(wishes, wish(strangers, 0, 0)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("rooms").valueStream())
        .singleElement()
        .satisfies(page -> {
          assertThat(page.path("room").asString()).isEqualTo(moved.id().toString());
          assertThat(page.path("rows").get(0).path("seq").asLong()).isEqualTo(said);
        });
    assertThat(answer.body().path("failed").valueStream())
        .singleElement()
        .matches(failed -> failed.path("code").asString().equals("room_not_found"));
  }

  @Test
  void moreThanTwoThousandWaitingRowsAreNotPagedThrough() {
    long end = room.posts(alice, 2100).getLast() + 1;

    var page = history.changes(alice, room, 0, end);
    var nearer = history.changes(alice, room, end - 200, end);

    assertThat(page.body().path("reset").asBoolean()).isTrue();
    assertThat(page.rows()).isEmpty();
    assertThat(page.body().has("through")).isFalse();
    assertThat(nearer.body().has("reset")).isFalse();
    assertThat(nearer.number("through")).isGreaterThanOrEqualTo(end - 1);
  }

  @Test
  void cursorsThatNobodyGaveOutAreRefused() {
    long epoch = 1L << 40;
    for (String query :
        List.of(
            "after=-1&until=0",
            "after=0&until=-1",
            "after=5&until=0",
            "after=0&until=" + 2 * epoch,
            "after=%d&until=0".formatted(2 * epoch + 7),
            "after=0&until=9007199254740991",
            "after=0&until=" + (epoch + (1L << 39)))) {
      var answer = history.get(alice, "/api/v1/rooms/%s/changes?%s".formatted(room.id(), query));
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.code()).as(query).isEqualTo("cursor_out_of_range");
    }
  }

  private static boolean named(JsonNode row, String name) {
    return row.path("name").asString().equals(name);
  }

  private static String wish(TestRoom room, long after, long until) {
    return "{\"room\":\"%s\",\"after\":%d,\"until\":%d}".formatted(room.id(), after, until);
  }
}
