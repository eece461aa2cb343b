package teahouse.history.changes;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.store.Binder;
import teahouse.history.store.MultiRowStatement;
import teahouse.history.store.SharedReads;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// The tables' rows of many rooms at once: a query per table, not per room.
final class ChangedRows {

  /// More waiting rows than this are not worth paging through.
  static final int MOST_WAITING = 2000;

  /// By seq, which is the primary key: a line is never changed, so its changed_seq is its seq.
  private static final MultiRowStatement<Numbered> MESSAGES =
      new MultiRowStatement<>(
          "",
          """
          (SELECT ? AS page, seq, changed_seq, body FROM message
           WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Numbered::bind);

  private static final MultiRowStatement<Numbered> MEMBERS =
      new MultiRowStatement<>(
          "",
          """
          (SELECT ? AS page, member, state, role, version, changed_seq FROM member
           WHERE room = ? AND changed_seq > ? ORDER BY changed_seq LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Numbered::bind);

  private static final MultiRowStatement<Numbered> ROOMS =
      new MultiRowStatement<>(
          "",
          """
          (SELECT ? AS page, name, topic, visibility, version, changed_seq FROM room
           WHERE room = ? AND changed_seq > ? LIMIT ?)
          """,
          " UNION ALL ",
          "",
          Numbered::bind);

  private static final MultiRowStatement<Numbered> WAITING =
      new MultiRowStatement<>(
          "",
          """
          (SELECT ? AS page,
             (SELECT COUNT(*) FROM (
                SELECT 1 FROM message WHERE room = ? AND seq > ? LIMIT ?) m)
           + (SELECT COUNT(*) FROM (
                SELECT 1 FROM member WHERE room = ? AND changed_seq > ? LIMIT ?) n))
          """,
          " UNION ALL ",
          "",
          (binder, numbered) -> {
            numbered.bind(binder);
            numbered.span().bind(binder);
          });

  private ChangedRows() {}

  /// A page that is asked for.
  ///
  /// @param limit rows of the page
  record Span(RoomId room, Seq after, int limit) implements SharedReads.Page {

    /// How many rows of one table an event may touch: a page's last seq is only whole if so many
    /// more were looked at.
    private static final int MOST_ROWS_OF_A_SEQ = 8;

    @Override
    public int rows() {
      return most();
    }

    /// Rows of a table, one more than which tells whether there are more.
    private int most() {
      return limit + MOST_ROWS_OF_A_SEQ;
    }

    private void bind(Binder binder) {
      binder.add(room.bytes()).add(after.value()).add(most() + 1);
    }
  }

  /// A span and its place in the list, which its rows bring back.
  private record Numbered(int number, Span span) {

    static List<Numbered> of(List<Span> spans) {
      return IntStream.range(0, spans.size()).mapToObj(i -> new Numbered(i, spans.get(i))).toList();
    }

    private static void bind(Binder binder, Numbered numbered) {
      numbered.bind(binder);
    }

    private void bind(Binder binder) {
      binder.add(number);
      span.bind(binder);
    }
  }

  /// What each table gave for each of the spans.
  static Mono<Map<Span, List<Fetched>>> read(Connection connection, List<Span> spans) {
    return Flux.concat(
            fetch(connection, MESSAGES, spans, ChangeRow.Message::of),
            fetch(connection, MEMBERS, spans, ChangeRow.Member::of),
            fetch(connection, ROOMS, spans, ChangeRow.Room::of))
        .collectList()
        .map(tables ->
            spans.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        span -> tables.stream().map(table -> fetched(table, span)).toList())));
  }

  /// Of the spans given, those with more than [#MOST_WAITING] rows after their beginning.
  static Mono<Set<Span>> overfull(Connection connection, List<Span> spans) {
    List<Span> counted =
        spans.stream().map(span -> new Span(span.room(), span.after(), MOST_WAITING)).toList();
    return WAITING
        .query(connection, Numbered.of(counted), row -> Map.entry(number(row), count(row)))
        .filter(waiting -> waiting.getValue() > MOST_WAITING)
        .map(waiting -> spans.get(waiting.getKey()))
        .collect(Collectors.toSet());
  }

  private static Mono<Map<Span, List<ChangeRow>>> fetch(
      Connection connection,
      MultiRowStatement<Numbered> table,
      List<Span> spans,
      Function<Row, ChangeRow> read) {
    return table
        .query(
            connection,
            Numbered.of(spans),
            row -> Map.entry(spans.get(number(row)), read.apply(row)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Fetched fetched(Map<Span, List<ChangeRow>> table, Span span) {
    List<ChangeRow> rows = table.getOrDefault(span, List.of());
    return new Fetched(rows, rows.size() > span.most());
  }

  private static int number(Row row) {
    return Objects.requireNonNull(row.get(0, Long.class)).intValue();
  }

  private static long count(Row row) {
    return Objects.requireNonNull(row.get(1, Long.class));
  }
}
