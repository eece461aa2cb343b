package teahouse.history.timeline;

import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// The two walks along a timeline, away from a place.
final class TimelineRows {

  private static final String OLDER =
      """
      SELECT seq, changed_seq, body FROM message
      WHERE room = ? AND seq < ? AND seq >= ?
      ORDER BY seq DESC LIMIT ?
      """;

  private static final String NEWER =
      """
      SELECT seq, changed_seq, body FROM message
      WHERE room = ? AND seq >= ? AND seq >= ?
      ORDER BY seq LIMIT ?
      """;

  private TimelineRows() {}

  /// Below the place, newest first.
  static Mono<MessagePage.Half> older(
      Connection connection, RoomId room, Seq place, Seq floor, int wanted) {
    return half(connection, OLDER, room, place, floor, wanted);
  }

  /// From the place on, oldest first.
  static Mono<MessagePage.Half> newer(
      Connection connection, RoomId room, Seq place, Seq floor, int wanted) {
    return half(connection, NEWER, room, place, floor, wanted);
  }

  private static Mono<MessagePage.Half> half(
      Connection connection, String sql, RoomId room, Seq place, Seq floor, int wanted) {
    var statement =
        connection
            .createStatement(sql)
            .bind(0, room.bytes())
            .bind(1, place.value())
            .bind(2, floor.value())
            .bind(3, wanted + 1);
    return Flux.from(statement.execute())
        .concatMap(result -> result.map((row, _) -> MessageRow.of(row)))
        .collectList()
        .map((List<MessageRow> rows) -> new MessagePage.Half(rows, wanted));
  }
}
