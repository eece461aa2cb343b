package teahouse.chat.room;

import java.time.Duration;
import java.util.Optional;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// What somebody asks to be changed. The id is the client's: sent again, it takes effect once.
sealed interface RoomChange {

  RoomId room();

  EventId id();

  UserId by();

  /// Tells the same wish, sent again, from another one under the same id.
  default String digest() {
    return switch (this) {
      case Create c ->
          Digest.of(
              "create",
              c.by().toString(),
              c.name().text(),
              c.topic().text(),
              c.visibility().wireName());
      case Join c -> Digest.of("join", c.by().toString());
      case Leave c -> Digest.of("leave", c.by().toString());
      case Invite c -> Digest.of("invite", c.by().toString(), c.invited().toString());
      case Remove c -> Digest.of("remove", c.by().toString(), c.member().toString());
      case Ban c ->
          Digest.of(
              "ban",
              c.by().toString(),
              c.user().toString(),
              c.lasting().map(Duration::toString).orElse(""));
      case Unban c -> Digest.of("unban", c.by().toString(), c.user().toString());
      case SetRole c ->
          Digest.of("role", c.by().toString(), c.member().toString(), c.role().wireName());
    };
  }

  record Create(EventId id, UserId by, RoomName name, RoomTopic topic, Visibility visibility)
      implements RoomChange {

    /// Made of the change's id, so that whoever asks again finds the same room.
    @Override
    public RoomId room() {
      return Digest.roomMadeBy(id);
    }
  }

  record Join(RoomId room, EventId id, UserId by) implements RoomChange {}

  record Leave(RoomId room, EventId id, UserId by) implements RoomChange {}

  record Invite(RoomId room, EventId id, UserId by, UserId invited) implements RoomChange {}

  record Remove(RoomId room, EventId id, UserId by, UserId member) implements RoomChange {}

  /// Takes somebody out and keeps them out.
  ///
  /// @param lasting from the decision on; for ever, if there is none
  record Ban(RoomId room, EventId id, UserId by, UserId user, Optional<Duration> lasting)
      implements RoomChange {}

  record Unban(RoomId room, EventId id, UserId by, UserId user) implements RoomChange {}

  record SetRole(RoomId room, EventId id, UserId by, UserId member, Role role)
      implements RoomChange {}
}
