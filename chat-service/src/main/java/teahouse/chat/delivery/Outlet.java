package teahouse.chat.delivery;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One event loop's way out: a queue of tasks, at most one scheduled run, and one flush per socket
/// and run, whatever the run wrote.
final class Outlet implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Outlet.class);

  private final EventLoop loop;
  private final Rest rest;
  private final LongAdder deliveries;
  private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final ArrayList<Audience> due = new ArrayList<>();
  private final ArrayList<Outbound> unflushed = new ArrayList<>();
  private boolean running;
  private boolean lastWalk;
  private final Set<Listener> listeners = new LinkedHashSet<>();

  Outlet(EventLoop loop, Rest rest, LongAdder deliveries) {
    this.loop = loop;
    this.rest = rest;
    this.deliveries = deliveries;
  }

  EventLoop loop() {
    return loop;
  }

  /// From any thread.
  void submit(Task task) {
    tasks.add(task);
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      loop.execute(this);
    }
  }

  @Override
  public void run() {
    // First, so that a task that comes during the run schedules the next one.
    scheduled.set(false);
    running = true;
    try {
      deliver();
    } finally {
      // Whatever happened: what is written between two runs schedules the next one only then.
      running = false;
    }
  }

  private void deliver() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      run(task);
    }
    for (int i = 0; i < due.size(); i++) {
      lastWalk = i == due.size() - 1;
      hear(due.get(i));
    }
    lastWalk = false;
    due.clear();
    // By index: a flush may tell that a socket takes more again, and that may write.
    for (int i = 0; i < unflushed.size(); i++) {
      flush(unflushed.get(i));
    }
    unflushed.clear();
  }

  // Errors too, in all three: where memory runs out in one room, the others are still heard.

  private static void run(Task task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.error("A delivery failed: {}", task.getClass().getSimpleName(), e);
    }
  }

  private static void hear(Audience audience) {
    try {
      audience.hear();
    } catch (Throwable e) {
      log.error("A room's frames could not be delivered: {}", audience.feed().room(), e);
    }
  }

  private static void flush(Outbound outbound) {
    try {
      outbound.flush();
    } catch (Throwable e) {
      log.error("A socket could not be flushed.", e);
    }
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  void tellAll(boolean fresh) {
    for (var listener : listeners) {
      if (fresh) {
        listener.fresh();
      } else {
        listener.stale();
      }
    }
  }

  /// The room has something to be heard at the end of the run, or of the next one.
  void due(Audience audience) {
    due.add(audience);
    if (!running) {
      schedule();
    }
  }

  /// Says whether one rests after a walk through so many sockets; if so, calls back afterwards.
  boolean rest(int sockets, Runnable rested) {
    long nanos = rest.nanosAfter(sockets);
    if (nanos > 0) {
      var _ = loop.schedule(rested, nanos, TimeUnit.NANOSECONDS);
    }
    return nanos > 0;
  }

  /// The socket has something to flush: at the end of the run, or of the next one. In the last walk
  /// nothing more can come to it in this run, and it is flushed at once, while the processor still
  /// has it at hand; a big room's sockets would be fetched from memory twice else.
  void wrote(Outbound outbound) {
    if (lastWalk) {
      flush(outbound);
      return;
    }
    unflushed.add(outbound);
    if (!running) {
      schedule();
    }
  }

  void delivered(int sockets) {
    deliveries.add(sockets);
  }
}
