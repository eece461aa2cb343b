package teahouse.chat.log;

import org.jspecify.annotations.Nullable;

/// Whether this node may serve from the log: the window is read back, and the tail is fresh.
public final class TailState {

  private final TailPositions positions;
  private volatile long @Nullable [] goal;
  private volatile boolean readBack;
  private volatile boolean fresh = true;

  TailState(TailPositions positions) {
    this.positions = positions;
  }

  /// Whether all ids of the window are known. Before that, nobody is served.
  public boolean isReadBack() {
    if (!readBack) {
      readBack = isAtGoal();
    }
    return readBack;
  }

  public boolean isFresh() {
    return fresh;
  }

  boolean hasStarted() {
    return goal != null;
  }

  void startedTowards(long[] ends) {
    goal = ends;
  }

  void fresh(boolean fresh) {
    this.fresh = fresh;
  }

  private boolean isAtGoal() {
    var ends = goal;
    if (ends == null) {
      return false;
    }
    for (int partition = 0; partition < ends.length; partition++) {
      if (positions.offset(partition) < ends[partition]) {
        return false;
      }
    }
    return true;
  }
}
