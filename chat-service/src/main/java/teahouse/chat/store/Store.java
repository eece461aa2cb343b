package teahouse.chat.store;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Runs work on MySQL to its end, whoever stops waiting for it: the driver keeps the connection of
/// a cancelled query for ever (r2dbc-mysql #347), and five of those would empty a pool of five.
@Component
public class Store {

  private static final int DEADLOCK = 1213;
  private static final Retry DEADLOCKS =
      Retry.backoff(5, Duration.ofMillis(5)).filter(Store::isDeadlock);

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Duration patience;

  Store(DatabaseClient database, TransactionalOperator transactions, StoreSettings settings) {
    this.database = database;
    this.transactions = transactions;
    this.patience = settings.patience();
  }

  /// Statements that stand alone. Fails with a data-access exception when the store does not answer
  /// in time; a change may have taken effect all the same.
  public <T> Mono<T> run(Function<DatabaseClient, Mono<T>> work) {
    return toItsEnd(Mono.defer(() -> work.apply(database)));
  }

  /// One transaction. Its first statement should take the lock it needs: a plain read before it
  /// would fix a snapshot that is older than the lock.
  public <T> Mono<T> transact(Function<DatabaseClient, Mono<T>> work) {
    return toItsEnd(
        Mono.defer(() -> work.apply(database))
            .as(transactions::transactional)
            .retryWhen(DEADLOCKS));
  }

  private <T> Mono<T> toItsEnd(Mono<T> work) {
    return Mono.defer(() -> Mono.fromFuture(work.toFuture(), /* suppressCancel= */ true))
        .timeout(patience)
        .onErrorMap(TimeoutException.class, Store::tooLate);
  }

  private static boolean isDeadlock(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException database && database.getErrorCode() == DEADLOCK) {
        return true;
      }
    }
    return false;
  }

  private static Throwable tooLate(Throwable timeout) {
    return new DataAccessResourceFailureException("the database did not answer in time", timeout);
  }
}
