package teahouse.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.local.testing.TestDatabase;

/// On a node with a single place.
class OverloadTest {

  private static final ChatNode NODE =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.overload.least=1",
          "teahouse.overload.first=1",
          "teahouse.overload.most=1",
          "teahouse.messages.per-minute=1",
          "teahouse.messages.burst=2");

  private final Person alice = Person.signedIn();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void whoIsTurnedAwayHearsSoAtBothDoorsSpendsNothingAndPostsOnceLater() {
    var lobby = TestRoom.made(NODE, alice);
    var bySocket = Person.newId();
    var byRest = Person.newId();
    try (var socket = TestSocket.open(NODE, alice)) {
      socket.subscribes(lobby, 0);
      var held = NODE.bean(PostGate.class).enter().orElseThrow();

      for (int i = 0; i < 3; i++) {
        var error = socket.posts(lobby, bySocket, "by socket");
        assertThat(error.path("code").asString()).isEqualTo("overloaded");
        assertThat(error.path("retryable").asBoolean()).isTrue();
        assertThat(error.path("retryAfterMs").asLong()).isPositive();
        var answer = overRest(lobby, byRest);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("overloaded");
        assertThat(answer.headers().getFirst("Retry-After")).isIn("1", "2");
      }

      held.ended();
      assertThat(socket.posts(lobby, bySocket, "by socket").path("seq").asLong()).isPositive();
      assertThat(overRest(lobby, byRest).status()).isEqualTo(200);
      socket.hearsText(lobby, "by REST");
      assertThat(socket.events(lobby).stream().map(event -> event.path("text").asString("")))
          .containsOnlyOnce("by socket", "by REST");
    }
  }

  private Answer overRest(RoomId room, EventId id) {
    return alice.posts(
        NODE,
        "/api/v1/rooms/{room}/messages",
        Map.of("id", id.toString(), "text", "by REST"),
        room);
  }
}
