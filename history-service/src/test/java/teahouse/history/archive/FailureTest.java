package teahouse.history.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestBroker;
import teahouse.local.testing.TestDatabase;

@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final TestLog log = TestLog.create(2);
  private final DatabaseAddress database = TestDatabase.create("history");
  private final Tables tables = new Tables(database);
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");

  @Test
  void whatWasStoredBeforeACrashIsNotStoredAgainAlthoughKafkaWasNeverTold() {
    var room = somethingHappens();
    try (var _ =
        HistoryService.start(
            log, database, Map.of("teahouse.archive.group", "dead-" + room.id()))) {
      await().atMost(PATIENCE).until(() -> tables.count("SELECT COUNT(*) FROM message") > 0);
    }
    room.posts(alice, 50);
    try (var history = HistoryService.start(log, database)) {
      archived(history, room);
      assertThat(history.messages(alice, room, "limit=50").texts()).first().isEqualTo("message 0");
      assertThat(counter(history, "teahouse.archive.fenced")).isZero();
    }
    assertThat(tables.count("SELECT COUNT(*) - COUNT(DISTINCT room, seq) FROM message")).isZero();
  }

  @Test
  void twoArchiversThatBothBelieveToOwnAPartitionWriteWhatOneWouldHaveWritten() {
    var room = TestRoom.of(log, alice);
    var other = TestDatabase.create("history");
    try (var one =
            HistoryService.start(
                log, database, Map.of("teahouse.archive.group", "one-" + room.id()));
        var two =
            HistoryService.start(
                log, database, Map.of("teahouse.archive.group", "two-" + room.id()));
        var alone = HistoryService.start(log, other)) {
      for (int i = 0; i < 40; i++) {
        room.posts(alice, 25);
        room.joins(bob);
        room.leaves(bob);
      }
      archived(one, room);
      archived(two, room);
      archived(alone, room);
      assertThat(counter(one, "teahouse.archive.fenced") + counter(two, "teahouse.archive.fenced"))
          .isPositive();
    }
    assertThat(tables.dump()).isEqualTo(new Tables(other).dump());
  }

  @Test
  void anArchiverThatWakesUpLateWritesNothing() {
    var room = somethingHappens();
    try (var history = HistoryService.start(log, database)) {
      archived(history, room);
      String before = tables.dump();
      var partition = new TopicPartition(log.topic(), room.partition());
      var late = new Batch(partition, 0, 1, List.of());

      var written = history.part(ArchiveWriter.class).write(late).block();

      assertThat(written).isEqualTo(new Written.Fenced());
      assertThat(tables.dump()).isEqualTo(before);
    }
  }

  @Test
  void aHoleInTheLogStopsItsPartitionAloneAndIsShown(CapturedOutput output) {
    var rooms = roomsOnBothPartitions();
    try (var history = HistoryService.start(log, database)) {
      rooms.forEach(room -> archived(history, room));
    }
    rooms.forEach(room -> room.posts(alice, "lost to the archive"));
    deleteRecords(0);
    rooms.forEach(room -> room.posts(alice, "behind the hole"));

    try (var history = HistoryService.start(log, database)) {
      long end = rooms.get(1).posts(alice, "goes on");
      assertThat(history.messages(alice, rooms.get(1), "until=" + (end + 1)).texts())
          .endsWith("goes on");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(history.health("health").body().toString())
                  .contains("partition 0")
                  .contains("stopped"));
      assertThat(history.messages(alice, rooms.get(0), "").texts())
          .doesNotContain("behind the hole");
      assertThat(history.health("health/liveness").status()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> history.health("health/readiness").status() == 200);
      assertThat(counter(history, "teahouse.archive.stopped")).isEqualTo(1);
      assertThat(history.meter("teahouse.archive.partitions", "state", "stopped")).isEqualTo(1);
      assertThat(output).contains(log.topic() + "-0 STOPPED");
    }
  }

  private TestRoom somethingHappens() {
    var room = TestRoom.of(log, alice);
    room.joins(bob);
    var message = room.message(alice, "resent");
    log.append(List.of(message, message));
    log.append(room.message(alice, "unreadable").without("kind"));
    room.posts(bob, 30);
    room.leaves(bob);
    return room;
  }

  private List<TestRoom> roomsOnBothPartitions() {
    List<TestRoom> rooms = new ArrayList<>();
    while (rooms.size() < 2) {
      var room = new TestRoom(log);
      if (room.partition() == rooms.size()) {
        rooms.add(room);
        room.created(alice);
        room.joins(alice);
      }
    }
    return rooms;
  }

  /// Waits until all that was ever said in the room is archived.
  private void archived(HistoryService history, TestRoom room) {
    long end = room.end();
    await()
        .atMost(PATIENCE)
        .until(() -> history.changes(alice, room, end - 1, end).status() == 200);
  }

  private static double counter(HistoryService history, String name) {
    return history.part(MeterRegistry.class).counter(name).count();
  }

  private void deleteRecords(int partition) {
    var everything =
        Map.of(new TopicPartition(log.topic(), partition), RecordsToDelete.beforeOffset(-1));
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
      admin.deleteRecords(everything).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
