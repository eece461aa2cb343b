package teahouse.chat.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// A record of the room log as this node's tail read it.
///
/// @param time the broker's, in milliseconds since 1970
/// @param kind as in `contracts/events/room-log.schema.json`, or one that this version does not
///   know
/// @param trace of its publishing, if that is sampled
/// @param value the JSON object without `seq`; a slice of the fetched bytes, valid only during the
///   call that hands it over
/// @param copy whether an earlier record has the same id: nobody is to hear of it again
public record TailRecord(
    RoomId room,
    Seq seq,
    long time,
    EventId id,
    String kind,
    UserId by,
    String digest,
    @Nullable Version version,
    @Nullable UserId member,
    @Nullable TraceParent trace,
    ByteBuffer value,
    boolean copy) {

  TailRecord asCopy() {
    return new TailRecord(
        room, seq, time, id, kind, by, digest, version, member, trace, value, /* copy= */ true);
  }
}
