package teahouse.chat.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// Somebody wants to say something. Nothing about it is checked yet.
///
/// @param trace of what asked for it, if that is sampled
public record Post(RoomId room, UUID id, UserId by, String text, @Nullable TraceParent trace) {}
