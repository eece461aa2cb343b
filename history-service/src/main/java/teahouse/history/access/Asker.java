package teahouse.history.access;

import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.UserId;

/// Who asks for which room.
public record Asker(UserId user, RoomId room) {}
