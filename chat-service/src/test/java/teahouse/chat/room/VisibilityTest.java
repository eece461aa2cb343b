package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import tools.jackson.databind.node.ObjectNode;

class VisibilityTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest mallory = Guest.at(node);

  @Test
  void anUnknownRoomAndAForbiddenOneAnswerAlike() {
    var forbidden = alice.makes("Cellar", "private").text("id");
    var unknown = Person.newId().toString();
    List<Function<String, Answer>> doors =
        List.of(
            mallory::looksAt,
            mallory::members,
            mallory::joins,
            mallory::leaves,
            room -> mallory.invites(alice, room));

    for (var door : doors) {
      var answer = door.apply(forbidden);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(door.apply(unknown)));
    }
    assertThat(alice.looksAt(forbidden).status()).isEqualTo(200);
  }

  @Test
  void anIdThatSomebodyElseUsedInAForbiddenRoomTellsNothing() {
    var id = Person.newId();
    var room = alice.makes("Cellar", "private").text("id");
    alice.leaves(room, id);

    assertThat(mallory.leaves(room, id).code()).isEqualTo("room_not_found");
  }

  @Test
  void strangersSeeAPublicRoomAndNotItsMembers() {
    var room = alice.makes("Oolong", "public").text("id");

    assertThat(mallory.looksAt(room).status()).isEqualTo(200);
    assertThat(mallory.members(room).code()).isEqualTo("room_not_found");
  }

  private static ObjectNode withoutTrace(Answer answer) {
    var body = (ObjectNode) answer.body().deepCopy();
    body.remove("traceId");
    return body;
  }
}
