package teahouse.chat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import teahouse.chat.log.LogUnavailableException;
import teahouse.chat.log.RoomLog;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.store.Store;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.local.testing.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxRelayTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private ChatNode node;
  private Store store;
  private RoomLog log;
  private final List<OutboxRelay> relays = new ArrayList<>();

  @BeforeAll
  void startANodeWhoseOwnRelayOnlySleeps() {
    node = ChatNode.start(TestDatabase.create("chat"), "teahouse.outbox.poll=1h");
    store = node.bean(Store.class);
    log = node.bean(RoomLog.class);
  }

  @AfterEach
  void stopRelays() {
    relays.forEach(OutboxRelay::stop);
    relays.clear();
  }

  @AfterAll
  void stopTheNode() {
    node.close();
  }

  @Test
  void whatWasCommittedReachesTheLogThoughNobodyWakesTheRelay() {
    var room = someRoom();
    room.decides(1, 5);

    relay(log);

    await().untilAsserted(() -> assertThat(room.versions()).isEqualTo(upTo(5)));
    await().untilAsserted(() -> assertThat(room.outbox()).isEmpty());
  }

  @Test
  void whileTheLogDoesNotConfirmNothingIsLostOrOvertaken() {
    var room = someRoom();
    var failures = new AtomicInteger(3);
    room.decides(1, 4);

    relay(
        appending(entry ->
            room.isOf(entry) && failures.getAndDecrement() > 0
                ? Mono.error(new LogUnavailableException("no broker", new Exception()))
                : log.append(entry)));

    await().untilAsserted(() -> assertThat(room.versions()).isEqualTo(upTo(4)));
  }

  @Test
  void aStoppedRelayThatGoesOnDoesNotReorderWhatReadersApply() {
    var room = someRoom();
    var held = Sinks.<Void>one();
    var stopped = new AtomicInteger();
    room.decides(1, 2);
    relay(
        appending(entry -> {
          if (!room.isOf(entry)) {
            return Mono.empty();
          }
          stopped.incrementAndGet();
          return held.asMono().then(log.append(entry));
        }));
    await().untilAsserted(() -> assertThat(stopped).hasValue(1));

    relay(log);
    await().untilAsserted(() -> assertThat(room.versions()).isEqualTo(upTo(2)));
    room.decides(3, 5);
    await().untilAsserted(() -> assertThat(room.versions()).isEqualTo(upTo(5)));
    held.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);

    await().untilAsserted(() -> assertThat(room.records()).hasSize(6));
    assertThat(room.versions()).endsWith(1L);
    assertThat(room.applied()).isEqualTo(upTo(5));
  }

  @Test
  void severalRelaysShareTheRoomsAndKeepEachOneInOrder() {
    var rooms = List.of(someRoom(), someRoom(), someRoom(), someRoom());
    relay(log);
    relay(log);
    relay(log);

    for (int version = 1; version <= 10; version++) {
      for (var room : rooms) {
        room.decides(version, version);
      }
    }

    for (var room : rooms) {
      await().untilAsserted(() -> assertThat(room.applied()).isEqualTo(upTo(10)));
    }
  }

  @Test
  void whatANodeRelayedAndDidNotNoteIsNotedByAnotherAtItsFirstPlace() {
    var room = someRoom();
    var reached = new AtomicInteger();
    var noted = new ConcurrentHashMap<EventId, Seq>();
    room.decides(1, 1);
    var event = room.outbox().getFirst().id();
    var dies =
        relay(
            log,
            (of, _, _) ->
                of.equals(room.id())
                    ? Mono.<Void>never().doOnSubscribe(_ -> reached.incrementAndGet())
                    : Mono.empty());
    await().untilAsserted(() -> assertThat(reached).hasValue(1));
    dies.stop();
    assertThat(room.outbox()).hasSize(1);

    relay(log, (_, id, seq) -> Mono.fromRunnable(() -> noted.put(id, seq)));

    await().untilAsserted(() -> assertThat(room.outbox()).isEmpty());
    var records = room.records();
    assertThat(records.size()).isGreaterThanOrEqualTo(2);
    assertThat(noted).containsEntry(event, Seq.of(1, records.getFirst().offset()));
  }

  @Test
  void whereAnEventWasAskedForIsKnownWhenItIsRelayed() {
    var room = someRoom();
    var asked = TraceParent.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    var traces = new ArrayList<@Nullable TraceParent>();
    room.decides(1, asked);
    room.decides(2, 2);

    relay(
        appending(entry -> {
          if (room.isOf(entry)) {
            traces.add(entry.trace());
          }
          return log.append(entry);
        }));

    await().untilAsserted(() -> assertThat(room.outbox()).isEmpty());
    assertThat(traces).containsExactly(asked, null);
  }

  private void relay(RoomLog target) {
    relay(target, (_, _, _) -> Mono.empty());
  }

  private OutboxRelay relay(RoomLog target, RelayListener listener) {
    var settings = new OutboxSettings(Duration.ofMillis(50), SHORT, Duration.ofSeconds(5), 8);
    var relay = new OutboxRelay(target, store, settings, List.of(listener));
    relays.add(relay);
    relay.start();
    return relay;
  }

  private static List<Long> upTo(long version) {
    return LongStream.rangeClosed(1, version).boxed().toList();
  }

  private DecidedRoom someRoom() {
    return DecidedRoom.someIn(store);
  }

  private RoomLog appending(Function<RoomLogEntry, Mono<Void>> append) {
    return new RoomLog() {
      @Override
      public Mono<Void> append(RoomLogEntry entry) {
        return append.apply(entry);
      }

      @Override
      public Mono<Seq> readBack(RoomId room, EventId id, Duration patience) {
        return log.readBack(room, id, patience);
      }
    };
  }
}
