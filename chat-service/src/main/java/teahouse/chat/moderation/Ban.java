package teahouse.chat.moderation;

import java.time.Instant;
import java.util.Optional;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// That somebody may not come into a room.
///
/// @param until when it is over by itself; never, if there is none
/// @param version the room's, when the ban was spoken; smaller is older
/// @param event that told it
public record Ban(
    UserId user,
    UserId by,
    Instant since,
    Optional<Instant> until,
    Version version,
    EventId event) {

  public boolean holdsAt(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }
}
