package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.RoomId;
import teahouse.local.testing.TestDatabase;

/// Many who stop reading.
class StandstillTest {

  private static final Logger log = LoggerFactory.getLogger(StandstillTest.class);

  private static final int SOCKETS = 200;
  private static final int PER_PERSON = 10;
  private static final int MESSAGES = 80;
  private static final long MOST_PER_SOCKET = 256 * 1024;
  private static final String LONG = "茶".repeat(3_900);

  private static final ChatNode NODE =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.messages.per-minute=1000000",
          "teahouse.messages.burst=10000",
          "teahouse.sockets.waiting-posts=1000",
          "teahouse.sockets.kernel-buffer=16KB",
          "teahouse.sockets.ping-every=10m",
          "teahouse.sockets.stalled-after=10m");

  private final Person alice = Person.signedIn();
  private final List<RawSocket> stalled = new ArrayList<>();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void twoHundredWhoStopReadingCostWhatIsPromisedAndLoseNothing() {
    var lobby = TestRoom.made(NODE, alice);
    try (var lively = TestSocket.open(NODE, alice)) {
      lively.subscribes(lobby, 0);
      long from = lively.posts(lobby, "before").path("seq").asLong();
      for (int i = 0; i < SOCKETS / PER_PERSON; i++) {
        openAndSubscribe(newcomer(lobby), lobby, from);
      }
      long before = memory();

      for (int i = 0; i < MESSAGES; i++) {
        lively.sendsPost(lobby, Person.newId(), i + LONG);
      }
      lively.hearsText(lobby, MESSAGES - 1 + LONG);

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(pending()).isGreaterThan(SOCKETS * 64.0 * 1024));
      long grown = memory() - before;
      log.info(
          "{} stalled sockets: {} bytes pending, memory grown by {} bytes",
          SOCKETS,
          (long) pending(),
          grown);
      assertThat(pending()).isLessThanOrEqualTo((double) SOCKETS * MOST_PER_SOCKET);
      assertThat(grown).isLessThanOrEqualTo(SOCKETS * MOST_PER_SOCKET);

      for (var socket : stalled) {
        comesBack(socket, lobby, from);
      }
      long last = lively.posts(lobby, "all are back").path("seq").asLong();
      stalled.forEach(socket -> hears(socket, last));
    } finally {
      stalled.forEach(RawSocket::close);
    }
  }

  private Person newcomer(RoomId lobby) {
    var person = Person.signedIn();
    TestRoom.join(NODE, person, lobby);
    return person;
  }

  private void openAndSubscribe(Person person, RoomId lobby, long have) {
    for (int i = 0; i < PER_PERSON; i++) {
      var socket = new RawSocket(NODE, person);
      stalled.add(socket);
      socket.readsUntil("welcome");
      socket.sends(subscribe(lobby, have));
      socket.readsUntil("subscribed");
    }
  }

  /// Reads what waited, without a gap, until it hears that there is more, and subscribes from
  /// there: what lies between is given from memory, or history has it.
  private static void comesBack(RawSocket socket, RoomId lobby, long have) {
    long complete = have;
    var frame = socket.reads();
    while (!frame.type().equals("behind")) {
      complete = taken(frame, complete);
      frame = socket.reads();
    }
    assertThat(complete).as("what waited was read").isGreaterThan(have);
    assertThat(frame.json().path("from").asLong()).isLessThanOrEqualTo(complete + 1);
    socket.sends(subscribe(lobby, complete));
    assertThat(socket.readsUntil("subscribed").json().path("rooms").size()).isEqualTo(1);
  }

  private static void hears(RawSocket socket, long last) {
    long complete = 0;
    while (complete < last) {
      complete = socket.readsUntil("events").json().path("upTo").asLong();
    }
  }

  private static long taken(RawSocket.Frame frame, long complete) {
    if (!frame.type().equals("events")) {
      assertThat(frame.type()).isEqualTo("ping");
      return complete;
    }
    assertThat(frame.json().path("after").asLong()).isLessThanOrEqualTo(complete);
    return Math.max(complete, frame.json().path("upTo").asLong());
  }

  private static String subscribe(RoomId lobby, long have) {
    return "{\"type\":\"subscribe\",\"ref\":\"s\",\"rooms\":[{\"room\":\"%s\",\"have\":%d}]}"
        .formatted(lobby, have);
  }

  private static double pending() {
    return NODE.bean(MeterRegistry.class).get("teahouse.sockets.pending.bytes").gauge().value();
  }

  /// Netty's, and the heap's after a collection.
  private static long memory() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory()
        + runtime.totalMemory()
        - runtime.freeMemory();
  }
}
