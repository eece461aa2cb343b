package teahouse.chat.room;

import java.util.Optional;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// A change that was decided before.
///
/// @param event the event that answers it
/// @param seq where that event is, if some node read it back already
record KnownChange(UserId by, String digest, EventId event, Optional<Seq> seq) {}
