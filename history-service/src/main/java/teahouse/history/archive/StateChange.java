package teahouse.history.archive;

import org.jspecify.annotations.Nullable;
import teahouse.history.vocabulary.MembershipState;
import teahouse.history.vocabulary.UserId;
import teahouse.history.vocabulary.Version;

/// What an event makes of a room's state.
sealed interface StateChange {

  /// Of the room's state, after this change.
  Version version();

  record Details(Version version, String name, String topic, String visibility)
      implements StateChange {}

  /// Nothing that is kept here; but it has a version, and what is older is old.
  record Unseen(Version version) implements StateChange {}

  record Membership(Version version, UserId member, MembershipState state, @Nullable String role)
      implements StateChange {}
}
