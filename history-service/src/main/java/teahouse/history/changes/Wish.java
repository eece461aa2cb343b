package teahouse.history.changes;

import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// What changed in a room after a seq, once everything below `until` was read.
record Wish(RoomId room, Seq after, Seq until) {}
