package teahouse.chat.room;

import java.time.Instant;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// A membership as the store has it.
///
/// @param version of the room at the last change of this membership
/// @param since when the state began
/// @param sinceVersion the room's version then; smaller is longer standing
/// @param sinceEvent the event that began the state
record Member(
    UserId user,
    MembershipState state,
    Role role,
    Version version,
    Instant since,
    Version sinceVersion,
    EventId sinceEvent) {

  /// Somebody who is not in the room, since an event that said so.
  static Member gone(UserId user, Version version, Instant since, EventId event) {
    return new Member(user, MembershipState.LEFT, Role.MEMBER, version, since, version, event);
  }

  boolean isJoined() {
    return state == MembershipState.JOINED;
  }

  boolean isInvited() {
    return state == MembershipState.INVITED;
  }

  boolean isPresent() {
    return state != MembershipState.LEFT;
  }
}
