package teahouse.history.store;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One statement over many rows or keys: a round trip per few hundred, where the driver's own
/// batches would make one for each.
///
/// The rows go in pieces of 256, 128, 64 … 1, so that a handful of texts serves all sizes: each
/// text is prepared once per connection.
///
/// @param head what stands before the rows
/// @param row one row's parameters, such as `(?, ?)`
/// @param between what joins two rows
/// @param tail what stands behind the rows
/// @param bind fills one row's parameters
public record MultiRowStatement<T>(
    String head, String row, String between, String tail, BiConsumer<Binder, T> bind) {

  private static final int MOST_ROWS = 256;

  /// Answers how many rows the server says it changed.
  public Mono<Long> update(Connection connection, List<T> rows) {
    return run(connection, rows).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
  }

  public <R> Flux<R> query(Connection connection, List<T> rows, Function<Row, R> read) {
    return run(connection, rows).concatMap(result -> result.map((row, _) -> read.apply(row)));
  }

  private Flux<? extends Result> run(Connection connection, List<T> rows) {
    return Flux.fromIterable(pieces(rows))
        .concatMap(
            piece -> {
              var statement = connection.createStatement(text(piece.size()));
              var binder = new Binder(statement);
              piece.forEach(each -> bind.accept(binder, each));
              return statement.execute();
            },
            1);
  }

  private String text(int rows) {
    return head + (row + between).repeat(rows - 1) + row + tail;
  }

  private static <T> List<List<T>> pieces(List<T> rows) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      int size = Math.min(MOST_ROWS, Integer.highestOneBit(rows.size() - from));
      pieces.add(rows.subList(from, from + size));
      from += size;
    }
    return pieces;
  }
}
