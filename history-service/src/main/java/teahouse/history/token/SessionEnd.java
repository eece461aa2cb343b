package teahouse.history.token;

import java.time.Instant;

/// What takes the right away from tokens that have not expired.
sealed interface SessionEnd {

  /// One sign-in ended.
  record OfSession(String session) implements SessionEnd {}

  /// Every sign-in of the user before that time ended.
  ///
  /// @param notBefore tokens issued before are refused
  record OfUser(String user, Instant notBefore) implements SessionEnd {}
}
