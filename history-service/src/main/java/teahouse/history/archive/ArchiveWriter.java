package teahouse.history.archive;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.store.ArchiveStore;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.Version;

/// Writes batches, each in one transaction that first moves the partition's position.
final class ArchiveWriter {

  private final ArchiveStore store;

  ArchiveWriter(ArchiveStore store) {
    this.store = store;
  }

  /// Writes a batch, or nothing of it.
  ///
  /// @return what became of the batch; an error is the store's, and nothing (or, if the commit's
  ///   answer was lost, all) of the batch is written
  Mono<Written> write(Batch batch) {
    return store.write(
        connection ->
            move(connection, batch)
                .flatMap(moved ->
                    moved
                        ? rows(connection, batch).<Written>map(Written.Rows::new)
                        : Mono.just(new Written.Fenced())),
        Written.Rows.class::isInstance);
  }

  /// The stored position, if the partition was ever archived.
  Mono<OptionalLong> position(TopicPartition partition) {
    return store.write(
        connection ->
            Flux.from(
                    connection
                        .createStatement(Statements.READ_POSITION)
                        .bind(0, partition.topic())
                        .bind(1, partition.partition())
                        .execute())
                .concatMap(result -> result.map((row, _) -> OptionalLong.of(number(row, 0))))
                .single(OptionalLong.empty()),
        _ -> true);
  }

  /// Stores where a partition that was never archived begins, unless somebody was quicker.
  ///
  /// @return whether this was the first
  Mono<Boolean> begin(TopicPartition partition, long first) {
    return store.write(
        connection ->
            Flux.from(
                    connection
                        .createStatement(Statements.FIRST_POSITION)
                        .bind(0, partition.topic())
                        .bind(1, partition.partition())
                        .bind(2, first)
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .single()
                .map(rows -> rows == 1),
        _ -> true);
  }

  private static Mono<Boolean> move(Connection connection, Batch batch) {
    return Flux.from(
            connection
                .createStatement(Statements.MOVE_POSITION)
                .bind(0, batch.next())
                .bind(1, batch.partition().topic())
                .bind(2, batch.partition().partition())
                .bind(3, batch.from())
                .execute())
        .concatMap(Result::getRowsUpdated)
        .single()
        .map(rows -> rows == 1);
  }

  private static Mono<Integer> rows(Connection connection, Batch batch) {
    if (batch.records().isEmpty()) {
      return Mono.just(0);
    }
    return firstSeqs(connection, batch.events())
        .flatMap(firsts ->
            appliedVersions(connection, batch.events())
                .map(applied -> Projection.of(batch.records(), firsts, applied)))
        .flatMap(projection -> write(connection, projection));
  }

  /// Claims all ids of the batch, and tells which seq each belongs to.
  private static Mono<Map<EventKey, Seq>> firstSeqs(
      Connection connection, List<LogRecord.Event> events) {
    Map<EventKey, LogRecord.Event> firsts = new LinkedHashMap<>();
    events.forEach(event -> firsts.putIfAbsent(EventKey.of(event), event));
    List<LogRecord.Event> sorted =
        firsts.values().stream().sorted(Comparator.comparing(EventKey::of)).toList();
    return Statements.CLAIM_IDS
        .update(connection, sorted)
        .flatMap(claimed ->
            claimed == sorted.size()
                ? Flux.fromIterable(sorted).collectMap(EventKey::of, LogRecord.Event::seq)
                : Statements.FIRST_SEQS
                    .query(
                        connection,
                        sorted.stream().map(EventKey::of).toList(),
                        row -> Map.entry(key(row), new Seq(number(row, 2))))
                    .collectMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Mono<Map<RoomId, Version>> appliedVersions(
      Connection connection, List<LogRecord.Event> events) {
    List<RoomId> rooms =
        events.stream()
            .filter(event -> event.change() != null)
            .map(LogRecord.Event::room)
            .distinct()
            .sorted()
            .toList();
    return Statements.APPLIED_VERSIONS
        .query(connection, rooms, row -> Map.entry(room(row), new Version(number(row, 1))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Mono<Integer> write(Connection connection, Projection projection) {
    List<Statements.Details> details =
        projection.rooms().stream().flatMap(room -> Statements.Details.of(room).stream()).toList();
    List<Projection.Room> others =
        projection.rooms().stream().filter(room -> room.details() == null).toList();
    return Statements.WRITE_LINES
        .update(connection, projection.lines())
        .then(Statements.WRITE_DETAILS.update(connection, details))
        .then(Statements.WRITE_APPLIED_VERSIONS.update(connection, others))
        .then(Statements.WRITE_MEMBERS.update(connection, projection.members()))
        .thenReturn(projection.lines().size());
  }

  private static EventKey key(Row row) {
    return new EventKey(room(row), EventId.of(Objects.requireNonNull(row.get(1, byte[].class))));
  }

  private static RoomId room(Row row) {
    return RoomId.of(Objects.requireNonNull(row.get(0, byte[].class)));
  }

  private static long number(Row row, int column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }
}
