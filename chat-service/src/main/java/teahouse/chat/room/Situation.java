package teahouse.chat.room;

import java.util.Optional;

/// What is to be known to decide a change, read under the room's lock.
///
/// @param earlier what came under the same id before
/// @param mine the membership of the one who asks
/// @param other for an invitation the membership of the invited; for a departure that of the next
///   in line: an owner, or else the longest-standing member
record Situation(
    Room room, Optional<KnownChange> earlier, Optional<Member> mine, Optional<Member> other) {}
