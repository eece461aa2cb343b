package teahouse.history.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.MortalDatabase;

/// With a database server of its own, which dies.
class DatabaseFailureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestLog log = TestLog.create(2);
  private final Person alice = Person.named("Alice");
  private final List<Long> posted = new ArrayList<>();

  private final MortalDatabase server = MortalDatabase.start("history");
  private final DatabaseAddress database = server.schema();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void aDatabaseThatIsKilledAndComesBackCostsNothing() {
    var room = TestRoom.of(log, alice);
    try (var history = HistoryService.start(log, database)) {
      posted.addAll(room.posts(alice, 2000));
      await()
          .atMost(PATIENCE)
          .until(() -> new Tables(database).count("SELECT COUNT(*) FROM message") > 0);
      server.kill();
      posted.addAll(room.posts(alice, 500));

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            var answer = history.messages(alice, room, "");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("store_unavailable");
          });
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(history.health("health").body().toString()).contains("rests"));
      assertThat(history.health("health/liveness").status()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> history.health("health/readiness").status() == 200);

      server.restart();
      posted.addAll(room.posts(alice, 500));
      long end = posted.getLast() + 1;
      await()
          .atMost(PATIENCE)
          .until(() -> history.changes(alice, room, end - 2, end).status() == 200);

      assertThat(allOf(history, room)).isEqualTo(posted);
      await()
          .atMost(PATIENCE)
          .until(() -> history.health("health").body().path("status").asString().equals("UP"));
    }
  }

  @Test
  void aDatabaseThatStandsStillMakesRequestsFailInTimeAndLeavesNoConnectionBehind() {
    var room = TestRoom.of(log, alice);
    try (var history = HistoryService.start(log, database)) {
      long first = room.posts(alice, "before");
      assertThat(history.changes(alice, room, 0, first + 1).status()).isEqualTo(200);

      server.pause();
      room.posts(alice, "meanwhile");
      // More requests than there are connections, each given up long before the database answers.
      for (int i = 0; i < 12; i++) {
        assertThat(history.messages(alice, room, "").code()).isEqualTo("store_unavailable");
      }
      server.resume();
      long last = room.posts(alice, "after");

      await()
          .atMost(PATIENCE)
          .until(() -> history.changes(alice, room, first, last + 1).texts().size() == 2);
    }
  }

  private List<Long> allOf(HistoryService history, TestRoom room) {
    List<Long> seqs = new ArrayList<>();
    long after = posted.getFirst() - 1;
    boolean more = true;
    while (more) {
      var page = history.messages(alice, room, "limit=200&after=" + after);
      seqs.addAll(page.seqs());
      after = seqs.getLast();
      more = page.body().path("hasNewer").asBoolean();
    }
    return seqs;
  }
}
