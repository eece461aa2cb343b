package teahouse.chat.token;

import java.time.Instant;
import teahouse.chat.vocabulary.UserId;

/// What takes the right away from tokens that have not expired.
public sealed interface SessionEnd {

  UserId user();

  /// Tokens issued before are refused.
  Instant notBefore();

  /// One sign-in ended.
  record SignedOut(UserId user, String session) implements SessionEnd {

    @Override
    public Instant notBefore() {
      return Instant.MAX;
    }
  }

  /// Every sign-in before that time ended.
  record SignedOutEverywhere(UserId user, Instant notBefore) implements SessionEnd {}

  /// The account was disabled.
  record Disabled(UserId user, Instant notBefore) implements SessionEnd {}

  /// Whether it ends what this caller has open.
  default boolean concerns(Caller caller) {
    return caller.user().equals(user())
        && switch (this) {
          case SignedOut end -> end.session().equals(caller.session());
          case SignedOutEverywhere _, Disabled _ -> caller.issuedAt().isBefore(notBefore());
        };
  }
}
