package teahouse.gateway.websocket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The sockets of this replica. Stops before the server does, and sends them away at a measured
/// pace: all at once they would all come back at once, to whoever is left.
@Component
class OpenSockets implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Set<Relayed> sockets = ConcurrentHashMap.newKeySet();
  private final int drainPerSecond;
  private volatile boolean running;

  OpenSockets(SocketProperties properties, MeterRegistry meters) {
    this.drainPerSecond = properties.socket().drainPerSecond();
    Gauge.builder("teahouse.gateway.sockets", sockets, Set::size)
        .description("Sockets open at this replica")
        .register(meters);
  }

  boolean areAccepted() {
    return running;
  }

  /// A client's socket and the one to chat-service.
  record Relayed(SocketEnd client, SocketEnd service) {

    void sendAway() {
      client.say(CloseCodes.GOING_AWAY);
      service.say(CloseCodes.GOING_AWAY);
    }
  }

  void add(Relayed socket) {
    sockets.add(socket);
  }

  void remove(Relayed socket) {
    sockets.remove(socket);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop(Runnable stopped) {
    running = false;
    LOG.info("Sending {} sockets away.", sockets.size());
    Flux.fromIterable(sockets)
        .buffer(drainPerSecond)
        .index()
        .concatMap(
            batch -> batch.getT1() == 0 ? Mono.just(batch) : Mono.just(batch).delayElement(SECOND))
        .doOnNext(batch -> batch.getT2().forEach(Relayed::sendAway))
        .take(MOST_PATIENCE)
        .doFinally(_ -> stopped.run())
        .subscribe(_ -> {}, fault -> LOG.warn("Not all sockets were sent away.", fault));
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Above the server's own graceful stop (`DEFAULT_PHASE - 1024`): the highest phase stops first.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 512;
  }
}
