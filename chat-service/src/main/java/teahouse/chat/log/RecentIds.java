package teahouse.chat.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The ids of one partition's last minutes.
///
/// A record is a copy if an earlier *first* record of its id is at most one window older, in log
/// time. Nothing else decides: not the wall clock, nor when entries happen to be dropped. So every
/// node that has read far enough back judges every record alike.
///
/// One thread (the tail's) writes; any thread reads.
final class RecentIds {

  private final long window;
  private final IdRows rows = new IdRows();
  private long newest = Long.MIN_VALUE;
  private volatile Horizon horizon;

  /// Everything of the partition from here on is in the window.
  ///
  /// @param offset of the first record that is
  /// @param time before which nothing is known, in milliseconds of log time
  record Horizon(long offset, long time) {}

  RecentIds(Duration window, Horizon start) {
    this.window = window.toMillis();
    this.horizon = start;
  }

  /// Takes in a record and says which one was the first of its id: an earlier one, or itself.
  synchronized Recorded first(EventKey key, Recorded recorded, long time) {
    newest = Math.max(newest, time);
    forgetOld();
    int earlier = rows.find(key);
    if (earlier != IdRows.NONE && time - rows.time(earlier) <= window) {
      return rows.recorded(earlier);
    }
    rows.add(key, recorded, time);
    return recorded;
  }

  synchronized @Nullable Recorded find(EventKey key) {
    int row = rows.find(key);
    return row == IdRows.NONE ? null : rows.recorded(row);
  }

  Horizon horizon() {
    return horizon;
  }

  synchronized int size() {
    return rows.size();
  }

  private void forgetOld() {
    while (rows.size() > 0 && newest - rows.time(rows.oldest()) > window) {
      int oldest = rows.oldest();
      // The horizon moves first: whoever misses the row afterwards looks it up in history.
      horizon = new Horizon(rows.seq(oldest).offset() + 1, rows.time(oldest));
      rows.removeOldest();
    }
  }
}
