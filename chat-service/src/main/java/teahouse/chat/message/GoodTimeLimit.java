package teahouse.chat.message;

import com.netflix.concurrency.limits.limit.AbstractLimit;

/// So many posts under way as end in good time.
///
/// Told of one window of time after the other: how long its middle post took, and how many were
/// under way at most. What is queued is in proportion to how long it takes, so a window that was
/// late says by how much there are too many. One that was in time says nothing unless the limit was
/// in sight; then it grows by a tenth.
///
/// The middle post, since a short pause, as a collection of garbage makes it, is late for many of
/// one window and for none of the next: that is no overload.
final class GoodTimeLimit extends AbstractLimit {

  private static final double GROWTH = 1.1;
  private static final double UNCONFIRMED = 0.5;

  private final long goodTime;
  private final int least;
  private final int most;

  GoodTimeLimit(OverloadSettings settings) {
    super(settings.first());
    this.goodTime = settings.goodTime().toNanos();
    this.least = settings.least();
    this.most = settings.most();
  }

  /// @param middle nanoseconds
  /// @param unconfirmed whether the log left one of the window's posts without an answer
  @Override
  protected int _update(long start, long middle, int underWay, boolean unconfirmed) {
    int now = getLimit();
    if (unconfirmed) {
      return within(now * UNCONFIRMED);
    }
    if (middle > goodTime) {
      return within((double) now * goodTime / middle);
    }
    return 2 * underWay >= now ? within(now * GROWTH + 1) : now;
  }

  private int within(double limit) {
    return (int) Math.clamp(limit, least, most);
  }
}
