package teahouse.history.timeline;

import teahouse.history.access.Asker;
import teahouse.history.store.SharedReads;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// A wish for a page.
///
/// @param until the gate; [Seq#NOTHING] for none
record Asked(UserId user, RoomId room, Place place, Seq until, int limit) {

  Asker asker() {
    return new Asker(user, room);
  }

  /// What has to be read, whoever asks.
  Page page() {
    return new Page(room, place, limit);
  }

  record Page(RoomId room, Place place, int limit) implements SharedReads.Page {

    @Override
    public int rows() {
      return limit;
    }
  }
}
