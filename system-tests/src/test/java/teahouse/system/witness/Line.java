package teahouse.system.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a client fares: live means subscribed in all of its rooms and complete in them.
public final class Line {

  private final List<Duration> outages = new ArrayList<>();
  private boolean live;
  private boolean everLive;
  private long lostAt;
  private long acknowledged;

  synchronized void live() {
    if (!live && everLive) {
      outages.add(Duration.ofNanos(System.nanoTime() - lostAt));
    }
    live = true;
    everLive = true;
  }

  synchronized void lost() {
    if (live) {
      lostAt = System.nanoTime();
    }
    live = false;
  }

  synchronized void acknowledged() {
    acknowledged++;
  }

  public synchronized boolean isLive() {
    return live;
  }

  /// How many of its posts were acknowledged.
  public synchronized long acknowledgements() {
    return acknowledged;
  }

  /// How long it was not live, each time after the first connection.
  public synchronized List<Duration> outages() {
    return List.copyOf(outages);
  }
}
