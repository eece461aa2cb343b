package teahouse.history.access;

import teahouse.history.vocabulary.Seq;

/// What a caller may know of a room at one moment.
public sealed interface RoomView {

  /// The seq of the room's partition that will be archived next: all below it was read.
  Seq next();

  /// Does not exist, or is not the caller's: the two are not told apart.
  record Closed(Seq next) implements RoomView {}

  /// The caller is in it.
  ///
  /// @param floor rows with a lower seq are gone by retention
  record Open(Seq next, Seq floor) implements RoomView {

    /// What is complete through here; the last seq that was read.
    public Seq through() {
      return next.offset() == 0 ? Seq.NOTHING : next.previous();
    }
  }

  default boolean hasRead(Seq until) {
    return !until.isAfter(next());
  }
}
