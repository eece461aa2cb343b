package teahouse.history.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.position.Cursors;
import teahouse.history.position.Gate;
import teahouse.history.position.Positions;
import teahouse.history.store.MultiRowStatement;
import teahouse.history.store.ReadMeters;
import teahouse.history.store.SharedReads;
import teahouse.history.store.Snapshots;
import teahouse.history.store.StoreProperties;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// Looks ids up, and waits for the archive before it says that one is unknown.
@Component
class EventIds {

  private static final int MOST_IDS_OF_A_READ = 500;

  private static final MultiRowStatement<Wanted.Id> ROWS =
      new MultiRowStatement<>(
          "SELECT room, id, seq, sender, digest FROM event_id WHERE (room, id) IN (",
          "(?, ?)",
          ", ",
          ") LIMIT 256",
          (row, id) -> row.add(id.room().bytes()).add(id.id().bytes()));

  private final Snapshots snapshots;
  private final Positions positions;
  private final Gate gate;
  private final Cursors cursors;
  private final SharedReads<Wanted, Answer> reads;

  EventIds(
      Snapshots snapshots,
      Positions positions,
      Gate gate,
      Cursors cursors,
      StoreProperties store,
      MeterRegistry meters) {
    this.snapshots = snapshots;
    this.positions = positions;
    this.gate = gate;
    this.cursors = cursors;
    this.reads =
        new SharedReads<>(
            store.lookUps(MOST_IDS_OF_A_READ),
            new ReadMeters(meters, "ids"),
            Wanted::id,
            this::read);
  }

  Mono<Answer> find(Wanted wanted) {
    return ask(wanted)
        .flatMap(answer ->
            answer instanceof Answer.NotCaughtUp
                ? gate.await(Map.of(wanted.id().room(), wanted.until()))
                    .flatMap(passed -> passed ? ask(wanted) : Mono.just(answer))
                : Mono.just(answer));
  }

  private Mono<Answer> ask(Wanted wanted) {
    return reads.ask(List.of(wanted)).map(List::getFirst);
  }

  private Mono<List<Answer>> read(List<Wanted> all) {
    return snapshots.read(connection ->
        positions
            .read(connection)
            .flatMap(reached ->
                known(connection, all)
                    .map(
                        known -> all.stream().map(each -> answer(each, reached, known)).toList())));
  }

  private Answer answer(
      Wanted wanted, Positions.Reached reached, Map<Wanted.Id, Answer.Known> known) {
    Answer.Known found = known.get(wanted.id());
    return found == null
        ? without(wanted.until(), positions.next(reached, wanted.id().room()))
        : found;
  }

  private Answer without(Seq until, Seq next) {
    if (cursors.isBeyondTheLog(until, next)) {
      return new Answer.BeyondTheLog();
    }
    return until.isAfter(next) ? new Answer.NotCaughtUp() : new Answer.Unknown();
  }

  private static Mono<Map<Wanted.Id, Answer.Known>> known(Connection connection, List<Wanted> all) {
    return ROWS.query(
            connection,
            all.stream().map(Wanted::id).distinct().toList(),
            row -> Map.entry(id(row), known(row)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Wanted.Id id(Row row) {
    return new Wanted.Id(
        RoomId.of(Objects.requireNonNull(row.get("room", byte[].class))),
        EventId.of(Objects.requireNonNull(row.get("id", byte[].class))));
  }

  private static Answer.Known known(Row row) {
    return new Answer.Known(
        new Seq(Objects.requireNonNull(row.get("seq", Long.class))),
        UserId.of(Objects.requireNonNull(row.get("sender", byte[].class))),
        row.get("digest", String.class));
  }
}
