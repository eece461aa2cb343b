package teahouse.gateway.websocket;

import io.netty.handler.codec.TooLongFrameException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/// Joins a client's socket and the one to chat-service, until one of them ends.
@Component
class SocketRelay {

  private static final Logger LOG = LoggerFactory.getLogger(SocketRelay.class);

  /// For the other side's answer to a close frame.
  private static final Duration PATIENCE_AFTER_CLOSE = Duration.ofSeconds(5);

  Mono<Void> join(WebSocketSession client, WebSocketSession service) {
    Mono<Void> closed =
        Mono.when(
                service
                    .closeStatus()
                    .flatMap(status -> close(client, CloseCodes.forClient(status))),
                client
                    .closeStatus()
                    .flatMap(status -> close(service, CloseCodes.forService(status))))
            .cache();
    // On its own: a close that is part of what may be cancelled frees its frame twice in Reactor
    // Netty, and
    // the client sees 1006.
    closed.subscribe(_ -> {}, SocketRelay::ignored);
    return Mono.when(
            pipe(client, service).onErrorResume(fault -> end(client, service, fault)),
            pipe(service, client).onErrorResume(fault -> end(client, service, fault)))
        .takeUntilOther(closed.onErrorComplete().then(Mono.delay(PATIENCE_AFTER_CLOSE)));
  }

  /// One by one, without a queue of ours: a frame is kept only when the other side takes it, so
  /// that none is forgotten when a side goes away in between.
  private static Mono<Void> pipe(WebSocketSession from, WebSocketSession to) {
    return from.receive()
        .concatMap(message -> to.send(Mono.fromSupplier(message::retain)), 0)
        .then();
  }

  private static Mono<Void> end(
      WebSocketSession client, WebSocketSession service, Throwable fault) {
    LOG.debug("Socket {} ends: {}", client.getId(), fault.toString());
    CloseStatus why =
        fault instanceof TooLongFrameException ? CloseCodes.TOO_BIG : CloseCodes.INTERNAL;
    return Mono.when(close(client, why), close(service, CloseCodes.GOING_AWAY));
  }

  private static Mono<Void> close(WebSocketSession session, CloseStatus status) {
    return Mono.defer(() -> session.isOpen() ? session.close(status) : Mono.empty())
        .doOnError(SocketRelay::ignored)
        .onErrorComplete();
  }

  /// A side that is gone cannot be closed, and need not be.
  private static void ignored(Throwable fault) {
    LOG.debug("Close: {}", fault.toString());
  }
}
