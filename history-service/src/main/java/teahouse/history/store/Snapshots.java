package teahouse.history.store;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads that see the database as it was at one moment: all of one transaction's reads are of the
/// same snapshot, which its first statement takes.
@Component
public class Snapshots {

  private final ConnectionPool readers;
  private final StoreProperties properties;

  Snapshots(ConnectionPool readers, StoreProperties properties) {
    this.readers = readers;
    this.properties = properties;
  }

  /// The work goes on to its end even if nobody waits for it any more.
  ///
  /// @return an error of [StoreUnavailable] if the database does not answer
  public <T> Mono<T> read(Function<Connection, Mono<T>> work) {
    Mono<T> reading =
        Mono.usingWhen(
            // Whatever stands in the way of a connection, the driver tells it in many types.
            readers.create().onErrorMap(e -> new StoreUnavailable("cannot connect", e)),
            connection -> inTransaction(connection, work),
            Connection::close,
            (connection, _) -> rolledBack(connection),
            Snapshots::rolledBack);
    return Mono.fromFuture(reading::toFuture, true)
        .timeout(properties.answerTimeout())
        .onErrorMap(Snapshots::isUnavailable, e -> new StoreUnavailable("cannot read", e));
  }

  private static <T> Mono<T> inTransaction(
      Connection connection, Function<Connection, Mono<T>> work) {
    return Mono.from(connection.beginTransaction(IsolationLevel.REPEATABLE_READ))
        .then(Mono.defer(() -> work.apply(connection)))
        .flatMap(result -> Mono.from(connection.commitTransaction()).thenReturn(result));
  }

  private static Mono<Void> rolledBack(Connection connection) {
    return Mono.from(connection.rollbackTransaction())
        .onErrorComplete()
        .then(Mono.from(connection.close()));
  }

  private static boolean isUnavailable(Throwable error) {
    return error instanceof R2dbcException
        || error instanceof IOException
        || error instanceof TimeoutException;
  }
}
