package teahouse.history.position;

import org.springframework.stereotype.Component;
import teahouse.history.vocabulary.Seq;

/// Tells cursors that this service may have given out from those that nobody did.
@Component
public class Cursors {

  /// What the log can hold beyond the archive's position: 14 days at 20,000 events a second,
  /// rounded up to a power of two. A cursor further ahead is of no log of ours; one that is nearer
  /// may be, for a client hears live what is not archived yet.
  private static final long MOST_AHEAD = 1L << 35;

  private final RoomLog log;

  Cursors(RoomLog log) {
    this.log = log;
  }

  /// Whether a cursor is of this log's epoch at all. 0 is "nothing yet", and so is the last seq
  /// before the epoch, which a client that began with an empty partition holds.
  public boolean isOfThisLog(Seq cursor) {
    Seq beginning = log.seq(0);
    return cursor.equals(Seq.NOTHING)
        || (cursor.value() >= beginning.value() - 1
            && cursor.value() < Seq.of(log.epoch() + 1, 0).value() - 1);
  }

  /// Whether a cursor is further ahead than the log can be.
  ///
  /// @param next the seq that will be archived next
  public boolean isBeyondTheLog(Seq cursor, Seq next) {
    return cursor.value() > Math.max(next.value(), log.seq(0).value()) + MOST_AHEAD;
  }
}
