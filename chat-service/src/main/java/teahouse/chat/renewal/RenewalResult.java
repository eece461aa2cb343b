package teahouse.chat.renewal;

import teahouse.chat.token.Caller;

/// What a proof is worth to a socket.
public sealed interface RenewalResult {

  /// The socket may live until the caller's new expiry.
  record Renewed(Caller caller) implements RenewalResult {}

  /// Expired, forged, or for another socket.
  record Refused() implements RenewalResult {}

  /// It could not be judged, without auth-service's keys.
  record Unjudged() implements RenewalResult {}

  /// It is somebody else's, or another session's.
  record WrongIdentity() implements RenewalResult {}
}
