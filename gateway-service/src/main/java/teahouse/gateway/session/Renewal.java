package teahouse.gateway.session;

/// What became of a try to renew a token.
sealed interface Renewal {

  record Renewed(SessionTokens tokens) implements Renewal {}

  /// auth-service says that the session is over, and stays so.
  record Ended() implements Renewal {}

  /// Nobody can tell now.
  record Unavailable() implements Renewal {}
}
