package teahouse.chat.connection;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.ServerFrame;

/// Finds out whether somebody is still there. A slow reader is: while it has not taken the ping, or
/// is not read because it does not read, it is only asked to take *something*.
final class Heartbeat {

  private static final int LOOKS_UNTIL_STALLED = 4;

  private final SocketSettings settings;
  private final Clock clock;
  private final EventLoop loop;
  private final Line line;
  private final HeardRooms rooms;
  private final List<Future<?>> timers = new ArrayList<>();
  private Instant heardAt;
  private long pings;
  private long pendingBefore;
  private int looksWithoutProgress;

  Heartbeat(SocketSettings settings, Clock clock, EventLoop loop, Line line, HeardRooms rooms) {
    this.settings = settings;
    this.clock = clock;
    this.loop = loop;
    this.line = line;
    this.rooms = rooms;
    this.heardAt = clock.instant();
  }

  /// The first ping comes after a random part of the time, so that sockets that came together, as
  /// after a deploy, are not all asked together.
  void start(RandomGenerator random) {
    long every = settings.pingEvery().toNanos();
    every(Duration.ofNanos(random.nextLong(every / 2, every)), settings.pingEvery(), this::ping);
    var look = settings.stalledAfter().dividedBy(LOOKS_UNTIL_STALLED);
    every(look, look, this::lookForProgress);
  }

  void stop() {
    timers.forEach(timer -> timer.cancel(false));
  }

  /// Something came from the client.
  void heard() {
    heardAt = clock.instant();
  }

  private void every(Duration first, Duration period, Runnable work) {
    timers.add(
        loop.scheduleAtFixedRate(work, first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void ping() {
    if (line.isWritable() && !line.isClosing()) {
      line.send(new ServerFrame.Ping("p" + ++pings, rooms.newHeads()))
          .addListener(written -> expectAnswer(written.isSuccess()));
    }
  }

  /// The time for an answer begins when the socket has taken the question.
  private void expectAnswer(boolean written) {
    if (written) {
      var asked = clock.instant();
      long nanos = settings.pongWithin().toNanos();
      timers.removeIf(Future::isDone);
      timers.add(loop.schedule(() -> judge(asked), nanos, TimeUnit.NANOSECONDS));
    }
  }

  private void judge(Instant asked) {
    if (heardAt.isBefore(asked) && line.isWritable()) {
      line.close(CloseReason.NO_PONG);
    }
  }

  private void lookForProgress() {
    long pending = line.pending();
    boolean isStuck = !line.isWritable() && pending == pendingBefore;
    looksWithoutProgress = isStuck ? looksWithoutProgress + 1 : 0;
    pendingBefore = pending;
    if (looksWithoutProgress >= LOOKS_UNTIL_STALLED) {
      line.close(CloseReason.STALLED);
    }
  }
}
