package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.testing.TestDatabase;

class SlowReaderTest {

  private static final int MESSAGES = 300;
  private static final String LONG = "茶".repeat(3_900);

  private static final ChatNode NODE =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.messages.per-minute=1000000",
          "teahouse.messages.burst=10000",
          "teahouse.sockets.frame-burst=10000",
          "teahouse.sockets.waiting-posts=1000");

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void whoDoesNotReadFallsBehindAndCatchesUpWhileOthersHearAll() {
    var alice = Person.signedIn();
    var lobby = TestRoom.made(NODE, alice);
    try (var slow = new RawSocket(NODE, alice);
        var lively = TestSocket.open(NODE, alice)) {
      slow.readsUntil("welcome");
      slow.sends(
          "{\"type\":\"subscribe\",\"ref\":\"s\",\"rooms\":[{\"room\":\"%s\",\"have\":0}]}"
              .formatted(lobby));
      long from = slow.readsUntil("subscribed").json().at("/rooms/0/from").asLong();
      lively.subscribes(lobby, 0);

      for (int i = 0; i < MESSAGES; i++) {
        lively.sendsPost(lobby, Person.newId(), i + LONG);
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> lively.events(lobby).size() >= MESSAGES);

      long complete = from - 1;
      long bytes = 0;
      var frame = slow.reads();
      while (!frame.type().equals("behind")) {
        assertThat(frame.type()).isIn("events", "ping");
        if (frame.type().equals("events")) {
          assertThat(frame.json().path("after").asLong()).isLessThanOrEqualTo(complete);
          complete = frame.json().path("upTo").asLong();
        }
        bytes += frame.payload().length;
        frame = slow.reads();
      }
      assertThat(bytes).as("what waited for it").isLessThan(1_500_000);
      assertThat(frame.json().path("from").asLong()).isLessThanOrEqualTo(complete + 1);

      slow.sends(
          "{\"type\":\"subscribe\",\"ref\":\"t\",\"rooms\":[{\"room\":\"%s\",\"have\":%d}]}"
              .formatted(lobby, complete));
      assertThat(slow.readsUntil("subscribed").json().at("/rooms/0").has("current")).isFalse();
      var seq = lively.posts(lobby, "all are back").path("seq").asLong();
      var last = slow.readsUntil("events").json();
      assertThat(last.at("/events/0/seq").asLong()).isEqualTo(seq);
    }
  }
}
