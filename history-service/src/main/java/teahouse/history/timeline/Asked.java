package teahouse.history.timeline;

import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// A wish for a page.
///
/// @param until the gate; [Seq#NOTHING] for none
record Asked(UserId user, RoomId room, Place place, Seq until, int limit) {}
