package teahouse.history.token;

/// auth-service did not give its keys, and none are held that may still be used.
final class KeysUnavailable extends RuntimeException {

  KeysUnavailable(Throwable cause) {
    super("no signing keys", cause);
  }
}
