package teahouse.chat.log;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends on their way to Kafka's producer, which may wait (for metadata, for memory): a thread of
/// its own calls it, in the order in which appends were asked for.
///
/// An append of a quiet log is handed over at once. While the producer still waits for a broker's
/// answer, what comes is collected for a while and goes together: a request, its answer and the
/// tail's fetch cost about the same however many records they carry.
final class AppendQueue {

  private static final Logger log = LoggerFactory.getLogger(AppendQueue.class);
  private static final int MOST_WAITING = 10_000;

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BooleanSupplier busy;
  private final long pace;
  private final Thread thread;
  private volatile boolean stopped;

  /// @param busy whether something that was handed over is not answered yet
  /// @param pace how long after it began to hand over it begins again, if busy
  AppendQueue(BooleanSupplier busy, Duration pace) {
    this.busy = busy;
    this.pace = pace.toNanos();
    this.thread = Thread.ofPlatform().name("room-log-writer").daemon().start(this::run);
  }

  /// Whether there was room for it.
  boolean offer(Runnable append) {
    return !stopped && waiting.offer(append);
  }

  /// Takes no more, and waits until what is here was handed over, so long at most.
  void stop(Duration patience) throws InterruptedException {
    stopped = true;
    // Wakes it, whether it waits for an append (only then there is surely room) or rests.
    boolean _ = waiting.offer(() -> {});
    LockSupport.unpark(thread);
    thread.join(patience);
  }

  private void run() {
    try {
      long begun = System.nanoTime();
      while (!stopped || !waiting.isEmpty()) {
        var first = waiting.take();
        if (busy.getAsBoolean()) {
          rest(begun + pace);
        }
        begun = System.nanoTime();
        for (var append = first; append != null; append = waiting.poll()) {
          handOver(append);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(long until) {
    for (long left = until - System.nanoTime();
        left > 0 && !stopped;
        left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void handOver(Runnable append) {
    try {
      append.run();
    } catch (RuntimeException e) {
      log.error("An append could not be handed over", e);
    }
  }
}
