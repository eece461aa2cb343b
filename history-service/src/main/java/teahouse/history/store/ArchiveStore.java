package teahouse.history.store;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Transactions of the archive, on connections of its own with server-side prepared statements.
public final class ArchiveStore implements DisposableBean {

  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /// A deadlock's victim usually wins the second time; what loses this often waits like any
  /// failure.
  private static final int TRIES_AFTER_DEADLOCK = 5;

  private final ConnectionPool writers;

  ArchiveStore(ConnectionPool writers) {
    this.writers = writers;
  }

  /// One transaction, tried again after a deadlock.
  ///
  /// @param stands whether to commit what the work answered; otherwise all is rolled back
  public <T> Mono<T> write(Function<Connection, Mono<T>> work, Predicate<T> stands) {
    return Mono.usingWhen(
            writers.create(),
            connection -> inTransaction(connection, work, stands),
            Connection::close,
            (connection, _) -> rolledBack(connection),
            ArchiveStore::rolledBack)
        .retryWhen(Retry.max(TRIES_AFTER_DEADLOCK).filter(ArchiveStore::isDeadlock));
  }

  private static <T> Mono<T> inTransaction(
      Connection connection, Function<Connection, Mono<T>> work, Predicate<T> stands) {
    return Mono.from(connection.beginTransaction())
        .then(Mono.defer(() -> work.apply(connection)))
        .flatMap(result ->
            Mono.from(
                    stands.test(result)
                        ? connection.commitTransaction()
                        : connection.rollbackTransaction())
                .thenReturn(result));
  }

  private static Mono<Void> rolledBack(Connection connection) {
    return Mono.from(connection.rollbackTransaction())
        .onErrorComplete()
        .then(Mono.from(connection.close()));
  }

  private static boolean isDeadlock(Throwable error) {
    return error instanceof R2dbcException failure
        && (failure.getErrorCode() == DEADLOCK || failure.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  @Override
  public void destroy() {
    writers.dispose();
  }
}
