package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The tail's own thread: makes the topic if need be, finds the start, reads until stopped, and
/// begins again with a new client when one fails.
final class TailThread implements SmartLifecycle, Runnable {

  private static final Logger log = LoggerFactory.getLogger(TailThread.class);

  private final KafkaClients clients;
  private final RoomLogTopic topic;
  private final TailStart start;
  private final RoomLogTail tail;
  private final TailState state;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Consumer<byte[], ByteBuffer> reading;
  private volatile boolean running;

  TailThread(
      KafkaClients clients,
      RoomLogTopic topic,
      TailStart start,
      RoomLogTail tail,
      TailState state) {
    this.clients = clients;
    this.topic = topic;
    this.start = start;
    this.tail = tail;
    this.state = state;
  }

  /// Starts before the server and stops after it: sockets that are sent elsewhere hear all until
  /// they are gone.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("room-log-tail").daemon().start(this);
  }

  @Override
  public void stop() {
    running = false;
    stopping.countDown();
    var waiting = reading;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void run() {
    while (running) {
      try {
        follow();
      } catch (InterruptedException | WakeupException e) {
        return;
      } catch (RuntimeException | ExecutionException e) {
        log.warn("The room log cannot be read; trying again in a second", e);
        pause();
      }
    }
  }

  private void follow() throws InterruptedException, ExecutionException {
    if (!state.hasStarted()) {
      try (var admin = clients.admin()) {
        topic.ensureExists(admin);
      }
    }
    try (var consumer = clients.consumer()) {
      reading = consumer;
      begin(consumer);
      while (running) {
        tail.read(consumer);
      }
    } finally {
      reading = null;
    }
  }

  private void begin(Consumer<byte[], ByteBuffer> consumer) {
    if (state.hasStarted()) {
      start.again(consumer);
    } else {
      state.startedTowards(start.first(consumer));
    }
  }

  private void pause() {
    try {
      boolean _ = stopping.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
