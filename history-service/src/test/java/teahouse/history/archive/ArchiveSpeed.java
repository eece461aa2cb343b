package teahouse.history.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import teahouse.history.store.ArchiveStore;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.LogEntry;
import teahouse.history.testing.Person;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;
import teahouse.history.vocabulary.EventBody;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;
import teahouse.local.testing.TestDatabase;

/// How fast one partition is archived, beside the least that storing its lines can cost: the same
/// rows into the same table, 512 a transaction over one connection, with no ids, no position and no
/// log. Not part of the tests; run it with `-Dtest=ArchiveSpeed`.
class ArchiveSpeed {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveSpeed.class);
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 60_000;
  private static final int BATCH = 512;

  private final TestLog log = TestLog.create(1);
  private final Person alice = Person.named("Alice");
  private final TestRoom room = TestRoom.of(log, alice);

  @Test
  void archivesAtAShareOfWhatABareInsertDoes() {
    for (int written = 0; written < WARM_UP + MEASURED; written += 10_000) {
      room.posts(alice, 10_000);
    }
    var database = TestDatabase.create("history");
    var tables = new Tables(database);
    try (var history = HistoryService.start(log, database)) {
      Mark begun = reached(tables, WARM_UP);
      Mark ended = reached(tables, WARM_UP + MEASURED);
      long archived = begun.rowsPerSecondUntil(ended);

      var store = history.part(ArchiveStore.class);
      bare(store, WARM_UP);
      long inserted = bare(store, MEASURED);

      LOG.info(
          "archived {} rows/s, bare insert {} rows/s, ratio {}",
          archived,
          inserted,
          "%.2f".formatted((double) archived / inserted));
      assertThat(archived).isPositive();
    }
  }

  private record Mark(long rows, long nanos) {
    long rowsPerSecondUntil(Mark later) {
      return (later.rows - rows) * 1_000_000_000L / (later.nanos - nanos);
    }
  }

  /// The offset tells more cheaply than counting rows how far the archive is.
  private static Mark reached(Tables tables, long rows) {
    return await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                new Mark(
                    tables.count("SELECT COALESCE(MAX(next_offset), 0) FROM log_position"),
                    System.nanoTime()),
            mark -> mark.rows() >= rows);
  }

  /// Answers rows per second.
  private long bare(ArchiveStore store, int rows) {
    var other = new RoomId(Ids.next());
    List<Projection.Line> lines = IntStream.range(0, rows).mapToObj(i -> line(other, i)).toList();
    long start = System.nanoTime();
    Flux.fromIterable(lines)
        .buffer(BATCH)
        .concatMap(batch ->
            store.write(connection -> Statements.WRITE_LINES.update(connection, batch), _ -> true))
        .blockLast();
    return rows * 1_000_000_000L / (System.nanoTime() - start);
  }

  private Projection.Line line(RoomId other, int index) {
    LogEntry entry = room.message(alice, "message " + index);
    var event =
        new LogRecord.Event(
            Seq.of(1, index),
            Instant.EPOCH,
            other,
            new EventId(UUID.fromString(entry.header("id"))),
            "message.posted",
            new UserId(alice.id()),
            1,
            entry.header("digest"),
            null,
            new EventBody(String.valueOf(entry.value()).getBytes(UTF_8)));
    return new Projection.Line(other, event, event);
  }
}
