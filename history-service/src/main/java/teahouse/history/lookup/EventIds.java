package teahouse.history.lookup;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.position.Cursors;
import teahouse.history.position.Gate;
import teahouse.history.position.Positions;
import teahouse.history.store.Snapshots;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// Looks ids up, and waits for the archive before it says that one is unknown.
@Component
class EventIds {

  private final Snapshots snapshots;
  private final Positions positions;
  private final Gate gate;
  private final Cursors cursors;

  EventIds(Snapshots snapshots, Positions positions, Gate gate, Cursors cursors) {
    this.snapshots = snapshots;
    this.positions = positions;
    this.gate = gate;
    this.cursors = cursors;
  }

  Mono<Answer> find(RoomId room, EventId id, Seq until) {
    return read(room, id, until)
        .flatMap(answer ->
            answer instanceof Answer.NotCaughtUp
                ? gate.await(Map.of(room, until))
                    .flatMap(passed -> passed ? read(room, id, until) : Mono.just(answer))
                : Mono.just(answer));
  }

  private Mono<Answer> read(RoomId room, EventId id, Seq until) {
    return snapshots.read(connection ->
        positions
            .read(connection)
            .map(reached -> positions.next(reached, room))
            .flatMap(next ->
                row(connection, room, id)
                    .switchIfEmpty(Mono.fromSupplier(() -> without(until, next)))));
  }

  private Answer without(Seq until, Seq next) {
    if (cursors.isBeyondTheLog(until, next)) {
      return new Answer.BeyondTheLog();
    }
    return until.isAfter(next) ? new Answer.NotCaughtUp() : new Answer.Unknown();
  }

  private static Mono<Answer> row(Connection connection, RoomId room, EventId id) {
    var statement =
        connection
            .createStatement(
                "SELECT seq, sender, digest FROM event_id WHERE room = ? AND id = ? LIMIT 1")
            .bind(0, room.bytes())
            .bind(1, id.bytes());
    return Flux.from(statement.execute())
        .concatMap(result -> result.map((row, _) -> known(row)))
        .singleOrEmpty();
  }

  private static Answer known(Row row) {
    return new Answer.Known(
        new Seq(Objects.requireNonNull(row.get(0, Long.class))),
        UserId.of(Objects.requireNonNull(row.get(1, byte[].class))),
        row.get(2, String.class));
  }
}
