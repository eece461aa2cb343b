package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.testing.TestDatabase;

class StalledTest {

  private static final String LONG = "茶".repeat(3_900);

  /// A node that soon calls a socket stalled, and keeps it until the client has heard so.
  private static final ChatNode NODE =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.messages.per-minute=1000000",
          "teahouse.messages.burst=10000",
          "teahouse.sockets.frame-burst=10000",
          "teahouse.sockets.waiting-posts=1000",
          "teahouse.sockets.stalled-after=1s",
          "teahouse.sockets.close-within=60s");

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void whoTakesNothingAtAllIsClosedAndWhoReadsIsNot() {
    var alice = Person.signedIn();
    var lobby = TestRoom.made(NODE, alice);
    try (var stalled = new RawSocket(NODE, alice);
        var lively = TestSocket.open(NODE, alice)) {
      stalled.readsUntil("welcome");
      stalled.sends(
          "{\"type\":\"subscribe\",\"ref\":\"s\",\"rooms\":[{\"room\":\"%s\",\"have\":0}]}"
              .formatted(lobby));
      stalled.readsUntil("subscribed");
      lively.subscribes(lobby, 0);
      for (int i = 0; i < 100; i++) {
        lively.sendsPost(lobby, Person.newId(), i + LONG);
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(closedAsStalled()).isEqualTo(1));

      var last = stalled.reads();
      while (!last.isClose()) {
        last = stalled.reads();
      }
      assertThat(last.closeCode()).isEqualTo(4413);
      lively.posts(lobby, "still here");
      lively.hearsText(lobby, "still here");
    }
  }

  private static double closedAsStalled() {
    return NODE.bean(MeterRegistry.class)
        .counter("teahouse.sockets.closed", "reason", "stalled")
        .count();
  }
}
