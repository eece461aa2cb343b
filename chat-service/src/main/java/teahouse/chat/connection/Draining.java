package teahouse.chat.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.ServerFrame;

/// Sends sockets elsewhere before the server stops: readiness goes off, each hears when to come
/// back, and they are closed one after the other over some seconds, so that the other nodes do not
/// get them all at once. Runs before anything else stops: until then everything goes on.
@Component
final class Draining implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Draining.class);

  private final ApplicationContext context;
  private final OpenSockets sockets;
  private final Duration over;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private volatile boolean running;

  Draining(ApplicationContext context, OpenSockets sockets, SocketSettings settings) {
    this.context = context;
    this.sockets = sockets;
    this.over = settings.drainFor();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    sockets.close();
    var open = sockets.stream().toList();
    if (open.isEmpty()) {
      return;
    }
    log.info("Sending {} sockets elsewhere", open.size());
    var left = new CountDownLatch(open.size());
    open.forEach(connection -> sendAway(connection, left));
    await(left);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// It is closed after a random part of the time, and asked to come back right after that.
  private void sendAway(Connection connection, CountDownLatch left) {
    long wait = random.nextLong(Math.max(1, over.toMillis()));
    connection.tell(new ServerFrame.Draining(Duration.ofMillis(wait)));
    var _ =
        connection
            .loop()
            .schedule(
                () -> {
                  connection.line().close(CloseReason.GOING_AWAY);
                  left.countDown();
                },
                wait,
                TimeUnit.MILLISECONDS);
  }

  private void await(CountDownLatch left) {
    try {
      boolean _ = left.await(over.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
