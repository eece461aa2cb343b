package teahouse.history.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import teahouse.history.vocabulary.EventBody;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// What a record of the room log says.
sealed interface LogRecord {

  Seq seq();

  Instant loggedAt();

  /// Something happened in a room.
  ///
  /// @param digest tells a resend from another event with the same id; opaque here
  /// @param change what the event makes of the room's state, if it is one that we know
  record Event(
      Seq seq,
      Instant loggedAt,
      RoomId room,
      EventId id,
      String kind,
      UserId by,
      int schemaVersion,
      @Nullable String digest,
      @Nullable StateChange change,
      EventBody body)
      implements LogRecord {}

  /// Cannot be read, now or ever.
  ///
  /// @param room where its placeholder stands; absent if the record does not say, or stands on a
  ///   partition that is not its room's
  /// @param reason for people
  record Unreadable(Seq seq, Instant loggedAt, @Nullable RoomId room, String reason)
      implements LogRecord {}
}
