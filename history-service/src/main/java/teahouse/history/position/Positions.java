package teahouse.history.position;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.store.Snapshots;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// How far the log is archived, by partition.
@Component
public class Positions {

  private final Snapshots snapshots;
  private final RoomLog log;

  Positions(Snapshots snapshots, RoomLog log) {
    this.snapshots = snapshots;
    this.log = log;
  }

  /// All partitions as this connection's snapshot has them.
  public Mono<Reached> read(Connection connection) {
    var statement =
        connection
            .createStatement(
                "SELECT partition_no, next_offset FROM log_position WHERE topic = ? LIMIT 1024")
            .bind(0, log.topic());
    return Flux.from(statement.execute())
        .concatMap(result -> result.map((row, _) -> entry(row)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(Reached::new);
  }

  Mono<Reached> read() {
    return snapshots.read(this::read);
  }

  private Map.Entry<Integer, Seq> entry(Row row) {
    int partition = Objects.requireNonNull(row.get(0, Integer.class));
    long next = Objects.requireNonNull(row.get(1, Long.class));
    return Map.entry(partition, log.seq(next));
  }

  /// How far each partition is archived.
  ///
  /// @param next by partition, the seq that will be archived next; partitions never read are absent
  public record Reached(Map<Integer, Seq> next) {}

  /// What will be archived next of this room's partition; [Seq#NOTHING] if it was never read.
  public Seq next(Reached reached, RoomId room) {
    return reached.next().getOrDefault(log.partitionOf(room), Seq.NOTHING);
  }
}
