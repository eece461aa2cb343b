package teahouse.system.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a client fares: live means subscribed in all of its rooms and complete in them. Times are
/// `System.nanoTime()`.
public final class Line {

  private final List<Outage> outages = new ArrayList<>();
  private final List<Ack> acks = new ArrayList<>();
  private boolean live;
  private boolean everLive;
  private long lostAt;

  /// A time in which it was not live.
  public record Outage(long from, long to) {}

  /// An acknowledgement.
  ///
  /// @param latency since the post was sent for the first time
  public record Ack(String room, long at, Duration latency) {}

  synchronized void live() {
    if (!live && everLive) {
      outages.add(new Outage(lostAt, System.nanoTime()));
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

  synchronized void acknowledged(String room, long firstSent) {
    long now = System.nanoTime();
    acks.add(new Ack(room, now, Duration.ofNanos(now - firstSent)));
  }

  public synchronized boolean isLive() {
    return live;
  }

  /// How many of its posts were acknowledged.
  public synchronized int acknowledgements() {
    return acks.size();
  }

  public synchronized List<Ack> acks() {
    return List.copyOf(acks);
  }

  /// Each time it was not live after the first connection.
  public synchronized List<Outage> outages() {
    return List.copyOf(outages);
  }
}
