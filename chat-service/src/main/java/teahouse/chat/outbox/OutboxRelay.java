package teahouse.chat.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import teahouse.chat.log.RoomLog;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.store.Store;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// Writes the outbox into the room log: at once for rooms that changed here, and by looking for
/// rows every 200 ms for all others. What fails stays in the outbox and is found again.
@Component
public class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int MOST_ROOMS = 1_000;

  private final RoomLog roomLog;
  private final Store store;
  private final OutboxSettings settings;
  private final List<RelayListener> listeners;
  private final UUID node = UUID.randomUUID();
  private final Set<RoomId> inHand = ConcurrentHashMap.newKeySet();
  private final Set<RoomId> again = ConcurrentHashMap.newKeySet();
  private final Sinks.Many<RoomId> woken = Sinks.many().unicast().onBackpressureBuffer();
  private volatile Disposable work = Disposables.disposed();

  OutboxRelay(
      RoomLog roomLog, Store store, OutboxSettings settings, List<RelayListener> listeners) {
    this.listeners = listeners;
    this.roomLog = roomLog;
    this.store = store;
    this.settings = settings;
  }

  /// There is something new in this room's outbox, and it is committed.
  public void wake(RoomId room) {
    if (!inHand.add(room)) {
      again.add(room);
    } else {
      woken.emitNext(room, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }
  }

  @Override
  public void start() {
    work =
        Disposables.composite(
            woken
                .asFlux()
                .flatMap(this::relayAndForget, settings.rooms())
                .subscribe(_ -> {}, failure -> log.error("the relay stopped", failure)),
            Flux.interval(settings.poll())
                .onBackpressureDrop()
                .concatMap(_ -> look(), 1)
                .subscribe(this::wake, failure -> log.error("the relay is blind", failure)));
  }

  private Flux<RoomId> look() {
    return store
        .run(database -> new OutboxTable(database).rooms(MOST_ROOMS))
        .doOnError(failure -> log.warn("cannot look into the outbox: {}", failure.toString()))
        .onErrorComplete()
        .flatMapIterable(rooms -> rooms);
  }

  private Mono<Void> relayAndForget(RoomId room) {
    return relay(room)
        .doOnError(failure -> log.warn("room {} stays in the outbox: {}", room, failure.toString()))
        .onErrorComplete()
        .doFinally(_ -> letGo(room));
  }

  private void letGo(RoomId room) {
    inHand.remove(room);
    if (again.remove(room)) {
      wake(room);
    }
  }

  private Mono<Void> relay(RoomId room) {
    long leased = System.nanoTime();
    return store
        .run(database -> new LeaseTable(database, node).take(room, settings.lease()))
        .filter(taken -> taken)
        .flatMap(_ -> writeAll(room, leased).then(giveBack(room)));
  }

  private Mono<Void> writeAll(RoomId room, long leased) {
    return store
        .run(database -> new OutboxTable(database).of(room))
        .filter(events -> !events.isEmpty())
        .flatMap(events -> write(events, leased).then(Mono.defer(() -> writeAll(room, leased))));
  }

  /// One at a time: a version that went missing must hold back those above it.
  private Mono<Void> write(List<RoomLogEntry> events, long leased) {
    return Flux.fromIterable(events)
        .takeWhile(_ -> System.nanoTime() - leased < settings.lease().toNanos())
        .concatMap(event ->
            roomLog
                .append(event)
                .then(Mono.defer(() -> seq(event)))
                .flatMap(seq -> announce(event, seq))
                .then(store.run(database -> new OutboxTable(database).remove(event))))
        .then();
  }

  /// Read back before it leaves the outbox: were it the other way round, a node that died between
  /// the two would leave an event that nobody knows the place of.
  private Mono<Seq> seq(RoomLogEntry event) {
    return roomLog
        .readBack(event.room(), event.id(), settings.readBackWithin())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("the tail has not read it yet")));
  }

  private Mono<Void> announce(RoomLogEntry event, Seq seq) {
    return Flux.fromIterable(listeners)
        .concatMap(listener -> listener.relayed(event.room(), event.id(), seq))
        .then();
  }

  private Mono<Void> giveBack(RoomId room) {
    return store.run(database -> new LeaseTable(database, node).giveBack(room));
  }

  @Override
  public void stop() {
    work.dispose();
  }

  @Override
  public boolean isRunning() {
    return !work.isDisposed();
  }
}
