package teahouse.history.store;

/// The database did not answer, or not in time.
public final class StoreUnavailable extends RuntimeException {

  StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
