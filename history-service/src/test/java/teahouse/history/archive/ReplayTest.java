package teahouse.history.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.PlainReading;
import teahouse.history.testing.Tables;
import teahouse.history.testing.TangledLog;
import teahouse.history.testing.TestLog;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;

/// However often the log is read, by whom and in what portions: the tables are what one reading
/// makes of it, row by row.
class ReplayTest {

  private static final int RECORDS = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestLog log = TestLog.create(4);
  private final TangledLog life = new TangledLog(log, 3, 7);
  private final DatabaseAddress database = TestDatabase.create("history");
  private final Tables tables = new Tables(database);

  @Test
  void theWholeLogReadTwiceLeavesEveryRowAsItWas() {
    life.goesOn(RECORDS);
    var once = readOnce(database);
    assertThat(once.get("message")).hasSizeLessThan(RECORDS).hasSizeGreaterThan(RECORDS / 2);
    assertAsAPlainReaderHasIt(tables);

    tables.run("UPDATE log_position SET next_offset = 0");
    var twice = readOnce(database);

    assertSame(twice, once);
  }

  @Test
  void anEmptySchemaBecomesWhatTheFirstOneIs() {
    life.goesOn(RECORDS);
    var once = readOnce(database);

    assertSame(readOnce(TestDatabase.create("history")), once);
  }

  @Test
  void twoArchiversThatAreSentBackToTheBeginningAgainAndAgainMakeTheSameRows() {
    life.goesOn(RECORDS / 3);
    try (var one = archiver(database, 7);
        var two = archiver(database, 100)) {
      for (int round = 0; round < 3; round++) {
        awaitArchived(tables);
        tables.run("UPDATE log_position SET next_offset = 0");
        // What comes next finds the position moved, and both read everything anew.
        life.goesOn(RECORDS / 5);
      }
      awaitArchived(tables);
      assertThat(fenced(one) + fenced(two)).isGreaterThan(2 * log.partitions());
    }

    assertAsAPlainReaderHasIt(tables);
    assertSame(rows(tables), readOnce(TestDatabase.create("history")));
  }

  private void assertAsAPlainReaderHasIt(Tables place) {
    var reading = PlainReading.of(life.appended(), log);
    assertThat(place.query(PlainReading.LINES))
        .containsExactlyInAnyOrderElementsOf(reading.lines());
    assertThat(place.query(PlainReading.IDS)).containsExactlyInAnyOrderElementsOf(reading.ids());
    assertThat(place.query(PlainReading.MEMBERS))
        .containsExactlyInAnyOrderElementsOf(reading.members());
    // Changes are walked by seq.
    assertThat(place.count("SELECT COUNT(*) FROM message WHERE changed_seq <> seq")).isZero();
    assertThat(place.query(PlainReading.ROOMS))
        .containsExactlyInAnyOrderElementsOf(reading.rooms());
  }

  private Map<String, List<String>> readOnce(DatabaseAddress place) {
    try (var _ = archiver(place, 64)) {
      awaitArchived(new Tables(place));
    }
    return rows(new Tables(place));
  }

  /// A group that Kafka never heard of: what it has committed is nobody's truth.
  private HistoryService archiver(DatabaseAddress place, int batchRows) {
    return HistoryService.start(
        log,
        place,
        Map.of(
            "teahouse.archive.group",
            "group-" + Ids.next(),
            "teahouse.archive.batch-rows",
            Integer.toString(batchRows)));
  }

  private void awaitArchived(Tables place) {
    long end = log.end();
    await()
        .atMost(PATIENCE)
        .until(
            () -> place.count("SELECT COALESCE(SUM(next_offset), 0) FROM log_position"),
            reached -> reached == end);
  }

  private static Map<String, List<String>> rows(Tables place) {
    return List.of("message", "event_id", "member", "room", "log_position").stream()
        .collect(Collectors.toMap(Function.identity(), place::rows));
  }

  private static void assertSame(
      Map<String, List<String>> actual, Map<String, List<String>> expected) {
    expected.forEach(
        (table, rows) -> assertThat(actual.get(table)).as(table).containsExactlyElementsOf(rows));
  }

  private static double fenced(HistoryService history) {
    return history.part(MeterRegistry.class).counter("teahouse.archive.fenced").count();
  }
}
