package teahouse.chat.log;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Whether the tail is proved to hear everything. The proof is to have read past the ends that the
/// brokers told another client; it dates from when that client asked.
final class Freshness {

  private final Duration patience;
  private @Nullable Instant proved;
  private @Nullable Observation open;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Observation(Instant askedAt, long[] ends) {}

  Freshness(Duration patience) {
    this.patience = patience;
  }

  /// The brokers' end offsets, by partition. An observation that is not proved yet is kept: under
  /// load the tail is never at the very end, but soon past where the end was.
  void observed(Instant askedAt, long[] ends) {
    if (open == null) {
      open = new Observation(askedAt, ends);
    }
  }

  boolean isFresh(Instant now, IntToLongFunction position) {
    if (open != null && isPast(open.ends, position)) {
      proved = open.askedAt;
      open = null;
    }
    if (proved == null) {
      // The first question: the time for its answer begins now.
      proved = now;
    }
    return Duration.between(proved, now).compareTo(patience) < 0;
  }

  private static boolean isPast(long[] ends, IntToLongFunction position) {
    for (int partition = 0; partition < ends.length; partition++) {
      if (position.applyAsLong(partition) < ends[partition]) {
        return false;
      }
    }
    return true;
  }
}
