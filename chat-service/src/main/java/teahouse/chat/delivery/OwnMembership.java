package teahouse.chat.delivery;

import org.jspecify.annotations.Nullable;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// A membership changed, as its member's sockets are to hear it.
///
/// @param kind of the event, such as `member.joined`
/// @param role if the event says one
public record OwnMembership(
    RoomId room, UserId member, String kind, @Nullable String role, Version version, Seq seq) {}
