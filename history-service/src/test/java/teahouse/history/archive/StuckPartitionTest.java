package teahouse.history.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.history.vocabulary.RoomId;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;

/// The database refuses what one partition brings, and nothing else.
@ExtendWith(OutputCaptureExtension.class)
class StuckPartitionTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TestLog log = TestLog.create(2);
  private final DatabaseAddress database = TestDatabase.create("history");
  private final Tables tables = new Tables(database);
  private final Person alice = Person.named("Alice");

  @Test
  void itWaitsAloneIsShownEverywhereAndLosesNothing(CapturedOutput output) {
    TestRoom stuck = roomOn(0);
    TestRoom other = roomOn(1);
    try (var history = HistoryService.start(log, database)) {
      awaitArchived(history, stuck);
      tables.run(
          "ALTER TABLE message ADD CONSTRAINT refused CHECK (room <> X'%s' OR seq < %d)"
              .formatted(HexFormat.of().formatHex(new RoomId(stuck.id()).bytes()), stuck.end()));
      List<Long> waiting = stuck.posts(alice, 20);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            String health = history.health("health").body().toString();
            assertThat(health).contains("partition 0", "rests").doesNotContain("partition 1");
            assertThat(history.meter("teahouse.archive.store.errors")).isGreaterThan(1);
            assertThat(history.meter("teahouse.archive.partitions", "state", "resting"))
                .isEqualTo(1);
            assertThat(history.meter("teahouse.archive.lag", "partition", "0")).isEqualTo(20);
            assertThat(history.meter("teahouse.archive.age", "partition", "0")).isPositive();
          });
      assertThat(output).contains(log.topic() + "-0 is not archived for now");
      List<Long> said = other.posts(alice, 20);
      assertThat(history.messages(alice, other, "until=" + other.end()).seqs()).containsAll(said);
      assertThat(history.changes(alice, stuck, 0, stuck.end()).code()).isEqualTo("not_caught_up");
      assertThat(history.health("health/liveness").status()).isEqualTo(200);

      tables.run("ALTER TABLE message DROP CONSTRAINT refused");
      awaitArchived(history, stuck);

      assertThat(history.messages(alice, stuck, "").seqs()).containsAll(waiting);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(history.health("health").body().path("status").asString()).isEqualTo("UP");
            assertThat(history.meter("teahouse.archive.lag", "partition", "0")).isZero();
            assertThat(history.meter("teahouse.archive.age", "partition", "0")).isZero();
            assertThat(history.meter("teahouse.archive.position", "partition", "0"))
                .isEqualTo((double) (stuck.end() - (1L << 40)));
          });
      assertThat(history.meter("teahouse.archive.batch")).isPositive();
      assertThat(history.meter("teahouse.archive.write")).isPositive();
    }
  }

  private TestRoom roomOn(int partition) {
    List<TestRoom> rooms = new ArrayList<>();
    do {
      rooms.add(new TestRoom(log));
    } while (rooms.getLast().partition() != partition);
    TestRoom room = rooms.getLast();
    room.created(alice);
    room.joins(alice);
    return room;
  }

  private void awaitArchived(HistoryService history, TestRoom room) {
    await()
        .atMost(PATIENCE)
        .until(() -> history.changes(alice, room, room.end() - 1, room.end()).status() == 200);
  }
}
