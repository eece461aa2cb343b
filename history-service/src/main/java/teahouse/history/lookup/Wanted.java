package teahouse.history.lookup;

import teahouse.history.store.SharedReads;
import teahouse.history.vocabulary.EventId;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// An id that is looked for.
///
/// @param until the log must have been read up to here (exclusive) before it is said to be unknown
record Wanted(Id id, Seq until) {

  record Id(RoomId room, EventId id) implements SharedReads.Page {

    @Override
    public int rows() {
      return 1;
    }
  }
}
