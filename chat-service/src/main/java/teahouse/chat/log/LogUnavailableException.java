package teahouse.chat.log;

/// The log did not confirm in time: the record may be in it or not.
public final class LogUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LogUnavailableException(String message) {
    super(message);
  }

  public LogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
