package teahouse.chat.log;

import org.jspecify.annotations.Nullable;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// An event to be appended.
///
/// @param digest tells a resend from another event with the same id (`contracts/README.md`,
///   headers)
/// @param version of the room's state; `room.*` and `member.*` events only
/// @param member whose membership it sets; `member.*` events only
/// @param trace of what asked for it, if that is sampled
/// @param value the JSON object that clients see, without `seq`, as UTF-8
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the producer, never compared
public record RoomLogEntry(
    RoomId room,
    EventId id,
    EventKind kind,
    UserId by,
    String digest,
    @Nullable Version version,
    @Nullable UserId member,
    @Nullable TraceParent trace,
    byte[] value) {

  /// Of what is not traced, or not yet.
  public RoomLogEntry(
      RoomId room,
      EventId id,
      EventKind kind,
      UserId by,
      String digest,
      @Nullable Version version,
      @Nullable UserId member,
      byte[] value) {
    this(room, id, kind, by, digest, version, member, null, value);
  }

  /// The same, asked for there.
  public RoomLogEntry tracedBy(@Nullable TraceParent asked) {
    return new RoomLogEntry(room, id, kind, by, digest, version, member, asked, value);
  }
}
