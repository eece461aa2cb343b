package teahouse.gateway.session;

/// What a request's session cookie is worth.
public sealed interface BrowserSession {

  /// No cookie, or one that we did not make.
  record Absent() implements BrowserSession {}

  record Open(SessionTokens tokens) implements BrowserSession {}

  /// auth-service has ended it.
  record Ended() implements BrowserSession {}

  /// Its token has expired and auth-service does not answer: it stands, but is of no use now.
  record Unavailable() implements BrowserSession {}
}
