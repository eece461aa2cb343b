package teahouse.history.changes;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.store.Binder;
import teahouse.history.store.MultiRowStatement;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// The tables' rows of many rooms at once: a query per table, not per room.
final class ChangedRows {

  /// More waiting rows than this are not worth paging through.
  static final int MOST_WAITING = 2000;

  private static final MultiRowStatement<Span> MESSAGES =
      new MultiRowStatement<>(
          "",
          """
          (SELECT room, seq, changed_seq, body FROM message
           WHERE room = ? AND changed_seq > ? ORDER BY changed_seq LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Span::bind);

  private static final MultiRowStatement<Span> MEMBERS =
      new MultiRowStatement<>(
          "",
          """
          (SELECT room, member, state, role, version, changed_seq FROM member
           WHERE room = ? AND changed_seq > ? ORDER BY changed_seq LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Span::bind);

  private static final MultiRowStatement<Span> ROOMS =
      new MultiRowStatement<>(
          "",
          """
          (SELECT room, name, topic, visibility, version, changed_seq FROM room
           WHERE room = ? AND changed_seq > ? LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Span::bind);

  private static final MultiRowStatement<Span> WAITING =
      new MultiRowStatement<>(
          "",
          """
          (SELECT ?,
             (SELECT COUNT(*) FROM (
                SELECT 1 FROM message WHERE room = ? AND changed_seq > ? LIMIT ?) m)
           + (SELECT COUNT(*) FROM (
                SELECT 1 FROM member WHERE room = ? AND changed_seq > ? LIMIT ?) n))
          """,
          " UNION ALL ",
          "",
          (binder, span) -> {
            binder.add(span.room().bytes());
            Span.bind(binder, span);
            Span.bind(binder, span);
          });

  private ChangedRows() {}

  /// What is asked of a table.
  ///
  /// @param most rows, one more than which tells whether there are more
  record Span(RoomId room, Seq after, int most) {

    private static void bind(Binder binder, Span span) {
      binder.add(span.room().bytes()).add(span.after().value()).add(span.most() + 1);
    }
  }

  /// By room, what each table gave.
  static Mono<Map<RoomId, List<Fetched>>> read(Connection connection, List<Span> spans) {
    return Flux.concat(
            fetch(connection, MESSAGES, spans, ChangeRow.Message::of),
            fetch(connection, MEMBERS, spans, ChangeRow.Member::of),
            fetch(connection, ROOMS, spans, ChangeRow.Room::of))
        .collectList()
        .map(tables ->
            spans.stream()
                .collect(
                    Collectors.toMap(
                        Span::room,
                        span -> tables.stream().map(table -> fetched(table, span)).toList())));
  }

  /// Of the rooms given, those with more than [#MOST_WAITING] rows after the span's beginning.
  static Mono<List<RoomId>> overfull(Connection connection, List<Span> spans) {
    return WAITING
        .query(
            connection,
            spans.stream().map(span -> new Span(span.room(), span.after(), MOST_WAITING)).toList(),
            row -> Map.entry(room(row), Objects.requireNonNull(row.get(1, Long.class))))
        .filter(waiting -> waiting.getValue() > MOST_WAITING)
        .map(Map.Entry::getKey)
        .collectList();
  }

  private static Mono<Map<RoomId, List<ChangeRow>>> fetch(
      Connection connection,
      MultiRowStatement<Span> table,
      List<Span> spans,
      Function<Row, ChangeRow> read) {
    return table
        .query(connection, spans, row -> Map.entry(room(row), read.apply(row)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Fetched fetched(Map<RoomId, List<ChangeRow>> table, Span span) {
    List<ChangeRow> rows = table.getOrDefault(span.room(), List.of());
    return new Fetched(rows, rows.size() > span.most());
  }

  private static RoomId room(Row row) {
    return RoomId.of(Objects.requireNonNull(row.get(0, byte[].class)));
  }
}
