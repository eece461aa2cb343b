package teahouse.local;

/// Something could not start. The message is one clear line for the person who asked for it.
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1;

  public StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
