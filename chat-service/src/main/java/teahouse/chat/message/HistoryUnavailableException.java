package teahouse.chat.message;

/// History could not say whether an old id names an event.
final class HistoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  HistoryUnavailableException(String message) {
    super(message);
  }

  HistoryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
