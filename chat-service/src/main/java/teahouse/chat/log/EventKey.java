package teahouse.chat.log;

import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

/// What names one event for ever.
record EventKey(RoomId room, EventId id) {}
