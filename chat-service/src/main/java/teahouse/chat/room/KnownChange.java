package teahouse.chat.room;

import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.UserId;

/// A change that was decided before.
///
/// @param event the event that answers it
record KnownChange(UserId by, String digest, EventId event) {}
