package teahouse.chat.room;

import java.time.Instant;
import java.util.Optional;
import teahouse.chat.moderation.Ban;
import teahouse.chat.moderation.Standing;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.UserId;

/// What is to be known to decide a change, read under the room's lock.
///
/// @param earlier what came under the same id before
/// @param mine the membership of the one who asks
/// @param other the membership of the one whom it is done to; for a departure that of the next in
///   line: an owner, or else the longest-standing member
/// @param ban of the one who would come in, or whom it is done to; perhaps over by now
record Situation(
    Room room,
    Optional<KnownChange> earlier,
    Optional<Member> mine,
    Optional<Member> other,
    Optional<Ban> ban,
    Instant at) {

  /// Of the one who asks, if they are in the room.
  Optional<Role> role() {
    return mine.filter(Member::isJoined).map(Member::role);
  }

  /// Of the one whom it is done to.
  Standing standing() {
    return other
        .filter(Member::isJoined)
        .map(Member::role)
        .map(Standing::of)
        .orElse(Standing.OUTSIDE);
  }

  boolean isJoined(UserId person) {
    return mine.filter(member -> member.user().equals(person))
        .or(() -> other.filter(member -> member.user().equals(person)))
        .filter(Member::isJoined)
        .isPresent();
  }

  boolean isBanned() {
    return ban.filter(spoken -> spoken.holdsAt(at)).isPresent();
  }
}
