package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.testing.TestDatabase;

class TwoNodesTest {

  private static final teahouse.local.DatabaseAddress DATABASE = TestDatabase.create("chat");
  private static final ChatNode ONE = ChatNode.start(DATABASE);
  private static final ChatNode OTHER = ChatNode.start(DATABASE);

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @Test
  void peopleOnDifferentNodesHearEachOther() {
    var alice = Person.signedIn();
    var bob = Person.signedIn();
    var lobby = TestRoom.made(ONE, alice);
    TestRoom.join(OTHER, bob, lobby);
    try (var ofAlice = TestSocket.open(ONE, alice);
        var ofBob = TestSocket.open(OTHER, bob)) {
      ofAlice.subscribes(lobby, 0);
      ofBob.subscribes(lobby, 0);

      var seq = ofAlice.posts(lobby, "from one").path("seq").asLong();
      assertThat(ofBob.hearsText(lobby, "from one").path("seq").asLong()).isEqualTo(seq);
      ofBob.posts(lobby, "from the other");
      ofAlice.hearsText(lobby, "from the other");
    }
  }

  @Test
  void nodesThatRaceOnOneIdAnswerTheSameSeqAndTellItOnce() {
    var alice = Person.signedIn();
    var lobby = TestRoom.made(ONE, alice);
    try (var here = TestSocket.open(ONE, alice);
        var there = TestSocket.open(OTHER, alice)) {
      here.subscribes(lobby, 0);
      there.subscribes(lobby, 0);
      var ids = IntStream.range(0, 8).mapToObj(_ -> Person.newId()).toList();

      for (var id : ids) {
        var mine = here.sendsPost(lobby, id, "race " + id);
        var yours = there.sendsPost(lobby, id, "race " + id);

        assertThat(here.answer(mine).path("seq").asLong())
            .isPositive()
            .isEqualTo(there.answer(yours).path("seq").asLong());
      }
      here.posts(lobby, "the end");
      for (var socket : new TestSocket[] {here, there}) {
        socket.hearsText(lobby, "the end");
        assertThat(socket.events(lobby).stream().map(event -> event.path("id").asString()))
            .doesNotHaveDuplicates()
            .containsAll(ids.stream().map(Object::toString).toList());
      }
    }
  }
}
