package teahouse.chat.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The ids of one partition's last minutes.
///
/// A record is a copy if an earlier *first* record of its id is at most one window older, in log
/// time. Nothing else decides: not the wall clock, nor when entries happen to be dropped. So every
/// node that has read far enough back judges every record alike.
///
/// One thread (the tail's) writes; any thread reads.
final class RecentIds {

  private record Entry(EventKey key, Recorded recorded, long time) {}

  private final long window;
  private final Map<EventKey, Entry> entries = new ConcurrentHashMap<>();
  private final ArrayDeque<Entry> byAge = new ArrayDeque<>();
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
  Recorded first(EventKey key, Recorded recorded, long time) {
    newest = Math.max(newest, time);
    forgetOld();
    var earlier = entries.get(key);
    if (earlier != null && time - earlier.time <= window) {
      return earlier.recorded;
    }
    var entry = new Entry(key, recorded, time);
    entries.put(key, entry);
    byAge.add(entry);
    return recorded;
  }

  @Nullable Recorded find(EventKey key) {
    var entry = entries.get(key);
    return entry == null ? null : entry.recorded;
  }

  Horizon horizon() {
    return horizon;
  }

  int size() {
    return entries.size();
  }

  private void forgetOld() {
    for (var oldest = byAge.peek();
        oldest != null && newest - oldest.time > window;
        oldest = byAge.peek()) {
      byAge.remove();
      // The horizon moves first: whoever misses the entry below looks it up in history.
      horizon = new Horizon(oldest.recorded.seq().offset() + 1, oldest.time);
      entries.remove(oldest.key, oldest);
    }
  }
}
