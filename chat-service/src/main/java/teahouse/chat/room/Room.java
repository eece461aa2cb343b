package teahouse.chat.room;

import java.time.Instant;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// A room as the store has it.
///
/// @param memberCount who joined; the invited do not count
record Room(
    RoomId id,
    String name,
    String topic,
    Visibility visibility,
    int memberCount,
    UserId createdBy,
    Instant createdAt,
    Version version) {

  Room with(Version newVersion, int newMemberCount) {
    return new Room(id, name, topic, visibility, newMemberCount, createdBy, createdAt, newVersion);
  }
}
