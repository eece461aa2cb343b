package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.testing.MortalDatabase;

/// With a database server of its own, which dies.
class DatabaseOutageTest {

  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();
  private final MortalDatabase database = MortalDatabase.start("chat");

  @AfterEach
  void stopDatabase() {
    database.close();
  }

  @Test
  void whoHearARoomTalkOnAndNewDoorsWait() {
    try (var node = ChatNode.start(database.schema())) {
      var lobby = TestRoom.made(node, alice);
      TestRoom.join(node, bob, lobby);
      var other = TestRoom.made(node, alice);
      try (var alices = TestSocket.open(node, alice);
          var bobs = TestSocket.open(node, bob)) {
        alices.subscribes(lobby, 0);
        bobs.subscribes(lobby, 0);

        database.kill();

        assertThat(alices.posts(lobby, "without a database").path("type").asString())
            .isEqualTo("ack");
        bobs.hearsText(lobby, "without a database");
        var refused = alices.subscribes(other, 0).path("refused").path(0);
        assertThat(refused.path("code").asString()).isEqualTo("store_unavailable");
        assertThat(refused.path("retryable").asBoolean()).isTrue();
        assertThat(alices.posts(other, "not heard here").path("code").asString())
            .isEqualTo("store_unavailable");

        assertThat(node.isAlive()).as("a restart would mend no database").isTrue();
        assertThat(node.isReady()).as("open rooms are served on").isTrue();

        database.restart();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> alices.subscribes(other, 0).path("refused").isEmpty());
      }
    }
  }
}
