package teahouse.chat.log;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
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
  private @Nullable Thread thread;

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

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("room-log-tail").daemon().start(this);
  }

  @Override
  public void stop() {
    stopping.countDown();
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public void run() {
    while (stopping.getCount() > 0) {
      try {
        follow();
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (KafkaException | ExecutionException e) {
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
      begin(consumer);
      while (stopping.getCount() > 0) {
        tail.read(consumer);
      }
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
