package teahouse.chat.message;

import java.util.UUID;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Somebody wants to say something. Nothing about it is checked yet.
public record Post(RoomId room, UUID id, UserId by, String text) {}
