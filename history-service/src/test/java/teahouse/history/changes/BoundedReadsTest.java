package teahouse.history.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.Answer;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.LogEntry;
import teahouse.history.testing.Person;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TestKeys;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;

/// However much is stored, a page costs the rows that it shows and a few more: counted by the
/// server itself, which says how many rows it has read.
class BoundedReadsTest {

  private static final int LONG = 8_000;
  private static final int ROOMS = 200;

  /// Positions, memberships, the room, and the row beyond the page that tells of more.
  private static final int BESIDE = 80;

  private static final TestLog LOG = TestLog.create(4);
  private static final DatabaseAddress DATABASE = TestDatabase.create("history");
  private static final Tables TABLES = new Tables(DATABASE);
  private static final Person ALICE = Person.named("Alice");
  private static final List<TestRoom> SMALL = new ArrayList<>();
  private static HistoryService history;
  private static TestRoom large;
  private static List<Long> said;

  @BeforeAll
  static void fill() {
    history = HistoryService.start(LOG, DATABASE);
    large = TestRoom.of(LOG, ALICE);
    said = large.posts(ALICE, LONG);
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      var room = new TestRoom(LOG);
      SMALL.add(room);
      entries.add(room.creation(ALICE));
      entries.add(room.member("member.joined", ALICE, "\"role\":\"member\","));
      for (int guest = 0; guest < 6; guest++) {
        entries.add(
            room.member("member.joined", Person.named("Guest " + guest), "\"role\":\"member\","));
      }
    }
    LOG.append(entries);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> TABLES.count("SELECT COALESCE(SUM(next_offset), 0) FROM log_position"),
            reached -> reached == LOG.end());
    TABLES.run("ANALYZE TABLE message, event_id, member, room");
  }

  @AfterAll
  static void stop() {
    history.close();
  }

  @Test
  void aPageOfTheTimelineReadsWhatItShows() {
    long middle = said.get(LONG / 2);
    for (String query : List.of("", "before=" + middle, "after=" + middle, "around=" + middle)) {
      assertThat(rowsRead(() -> page("messages?limit=50&" + query, 50)))
          .as(query)
          .isLessThan(50 + BESIDE);
    }
  }

  @Test
  void aPageOfChangesReadsWhatItShowsAndCountsNoFurtherThanItMust() {
    long nearEnd = said.get(LONG - 60);

    assertThat(rowsRead(() -> page("changes?limit=50&until=0&after=" + (nearEnd + 8), 50)))
        // Once for the page, and once to see that it is not the first of too many.
        .isLessThan(2 * (50 + 8) + BESIDE);
    // Too many wait: the counting stops at what is too many.
    assertThat(
            rowsRead(() ->
                assertThat(get("changes?limit=50&until=0&after=0").body().path("reset").asBoolean())
                    .isTrue()))
        .isLessThan(2 * (2_000 + 100) + BESIDE);
  }

  @Test
  void twoHundredRoomsAreAskedForWithAFewStatementsThatReadWhatTheyShow() {
    String wishes =
        SMALL.stream()
            .map(room -> "{\"room\":\"%s\",\"after\":0,\"until\":0}".formatted(room.id()))
            .collect(Collectors.joining(",", "{\"rooms\":[", "]}"));
    long[] statements = new long[1];

    long rows =
        rowsRead(() -> {
          long before = status("Com_select");
          assertThat(history.post(ALICE, "/api/v1/changes", wishes).body().path("rooms").size())
              .isEqualTo(ROOMS);
          statements[0] = status("Com_select") - before;
        });

    // Sixteen rows of each room, put together in a table that is read again, and their keys.
    assertThat(rows).isLessThan(ROOMS * 60L + BESIDE);
    assertThat(statements[0]).isLessThan(25);
  }

  @Test
  void anIdIsLookedUpByItsKeyAndSoIsACopy() {
    assertThat(rowsRead(() -> lookUp(large, Ids.next().toString()))).isLessThan(BESIDE);

    List<LogEntry> messages =
        IntStream.range(0, 100).mapToObj(i -> large.message(ALICE, "m " + i)).toList();
    long archived = archivedRowsRead(messages);
    long copies = archivedRowsRead(messages);

    assertThat(archived).isLessThan(100 * 8);
    assertThat(copies).isLessThan(100 * 8);
  }

  private static long archivedRowsRead(List<LogEntry> entries) {
    return rowsRead(() -> {
      long end = LOG.append(entries).getLast() + 1;
      lookUp(large, Ids.next().toString(), end);
    });
  }

  private static void lookUp(TestRoom room, String id) {
    lookUp(room, id, 0);
  }

  private static void lookUp(TestRoom room, String id, long until) {
    var answer =
        history.get(
            TestKeys.shared().serviceToken("history.lookup"),
            "/internal/v1/rooms/%s/event-ids/%s?until=%d".formatted(room.id(), id, until));
    assertThat(answer.body().path("known").asBoolean(true)).isFalse();
  }

  private static void page(String query, int rows) {
    assertThat(get(query).rows()).hasSize(rows);
  }

  private static Answer get(String query) {
    return history.get(ALICE, "/api/v1/rooms/%s/%s".formatted(large.id(), query));
  }

  /// What the server read meanwhile, without what it reads to tell us.
  private static long rowsRead(Runnable work) {
    long empty = handlerReads();
    long before = handlerReads();
    work.run();
    return handlerReads() - before - (before - empty);
  }

  private static long handlerReads() {
    return TABLES
        .query(
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Handler_read_first', 'Handler_read_key',"
                + " 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev',"
                + " 'Handler_read_rnd', 'Handler_read_rnd_next')")
        .stream()
        .mapToLong(row -> Long.parseLong(row.substring(row.indexOf('|') + 1)))
        .sum();
  }

  private static long status(String variable) {
    String row = TABLES.query("SHOW GLOBAL STATUS LIKE '" + variable + "'").getFirst();
    return Long.parseLong(row.substring(row.indexOf('|') + 1));
  }
}
