package teahouse.history.access;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.position.Positions;
import teahouse.history.position.RoomLog;
import teahouse.history.store.MultiRowStatement;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// Asks whether a caller may read rooms, in the snapshot that the rows will be read from.
@Component
public class RoomAccess {

  private static final String LOOK =
      """
      SELECT p.next_offset, m.state, r.floor_seq
      FROM (SELECT 1) one
      LEFT JOIN log_position p ON p.topic = ? AND p.partition_no = ?
      LEFT JOIN member m ON m.room = ? AND m.member = ?
      LEFT JOIN room r ON r.room = ?
      LIMIT 1
      """;

  private static final MultiRowStatement<Asker> JOINED_OF =
      new MultiRowStatement<>(
          """
          SELECT m.room, m.member, r.floor_seq
          FROM member m LEFT JOIN room r ON r.room = m.room
          WHERE m.state = 'joined' AND (m.room, m.member) IN (\
          """,
          "(?, ?)",
          ", ",
          ") LIMIT 256",
          (binder, asker) -> binder.add(asker.room().bytes()).add(asker.user().bytes()));

  private final Positions positions;
  private final RoomLog log;

  RoomAccess(Positions positions, RoomLog log) {
    this.positions = positions;
    this.log = log;
  }

  public Mono<RoomView> look(Connection connection, UserId user, RoomId room) {
    var statement =
        connection
            .createStatement(LOOK)
            .bind(0, log.topic())
            .bind(1, log.partitionOf(room))
            .bind(2, room.bytes())
            .bind(3, user.bytes())
            .bind(4, room.bytes());
    return Flux.from(statement.execute())
        .concatMap(result -> result.map((row, _) -> view(row)))
        .single();
  }

  /// The same for many rooms and callers at once.
  public Mono<Map<Asker, RoomView>> look(Connection connection, Collection<Asker> askers) {
    List<Asker> all = askers.stream().distinct().toList();
    if (all.size() == 1) {
      Asker only = all.getFirst();
      return look(connection, only.user(), only.room()).map(view -> Map.of(only, view));
    }
    return positions
        .read(connection)
        .flatMap(reached ->
            floors(connection, all)
                .map(floors ->
                    all.stream()
                        .collect(
                            Collectors.toMap(
                                Function.identity(),
                                asker ->
                                    view(
                                        positions.next(reached, asker.room()),
                                        floors.get(asker))))));
  }

  private static Mono<Map<Asker, Seq>> floors(Connection connection, List<Asker> askers) {
    return JOINED_OF
        .query(connection, askers, row -> Map.entry(asker(row), floor(row)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Asker asker(Row row) {
    return new Asker(
        UserId.of(Objects.requireNonNull(row.get("member", byte[].class))),
        RoomId.of(Objects.requireNonNull(row.get("room", byte[].class))));
  }

  private RoomView view(Row row) {
    Long next = row.get(0, Long.class);
    boolean joined = "joined".equals(row.get(1, String.class));
    Seq reached = next == null ? Seq.NOTHING : log.seq(next);
    return joined ? new RoomView.Open(reached, floor(row)) : new RoomView.Closed(reached);
  }

  private static RoomView view(Seq next, @Nullable Seq floor) {
    return floor == null ? new RoomView.Closed(next) : new RoomView.Open(next, floor);
  }

  private static Seq floor(Row row) {
    Long floor = row.get("floor_seq", Long.class);
    return floor == null ? Seq.NOTHING : new Seq(floor);
  }
}
