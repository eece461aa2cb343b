package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;

class ConversationTest {

  private final ChatNode node = ChatNode.shared();

  @Test
  void twoPeopleTalk() {
    var alice = Person.signedIn();
    var bob = Person.signedIn();
    var lobby = TestRoom.made(node, alice);
    TestRoom.join(node, bob, lobby);
    try (var ofAlice = TestSocket.open(node, alice);
        var ofBob = TestSocket.open(node, bob)) {
      var from = ofAlice.subscribes(lobby, 0).path("rooms").path(0).path("from").asLong();
      ofBob.subscribes(lobby, 0);

      var ack = ofAlice.posts(lobby, "你好 👋");

      assertThat(ack.path("type").asString()).isEqualTo("ack");
      var seq = ack.path("seq").asLong();
      assertThat(seq).isGreaterThanOrEqualTo(from);
      assertThat(ofBob.hearsText(lobby, "你好 👋").path("seq").asLong()).isEqualTo(seq);
      assertThat(ofAlice.hearsText(lobby, "你好 👋").path("seq").asLong()).isEqualTo(seq);

      ofBob.posts(lobby, "Hello!");
      ofAlice.hearsText(lobby, "Hello!");
    }
  }
}
