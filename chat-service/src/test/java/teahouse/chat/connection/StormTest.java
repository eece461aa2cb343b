package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.databind.JsonNode;

class StormTest {

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();

  @Test
  void whoComesBackWithManyOthersHearsTheOwnRoomsAndNoOthers() {
    var lobby = TestRoom.made(node, alice);
    var cellar = TestRoom.made(node, alice);
    var ofLobby = members(lobby);
    var ofCellar = members(cellar);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          Stream.concat(ofLobby.stream(), ofCellar.stream())
              .map(person ->
                  CompletableFuture.supplyAsync(() -> asksForBoth(person, lobby, cellar), threads))
              .toList();

      for (int i = 0; i < opened.size(); i++) {
        var answer = opened.get(i).join();
        boolean isOfLobby = i < ofLobby.size();
        assertThat(answer.path("rooms").valueStream().map(room -> room.path("room").asString()))
            .containsExactly((isOfLobby ? lobby : cellar).toString());
        assertThat(answer.path("refused").valueStream().map(room -> room.path("room").asString()))
            .containsExactly((isOfLobby ? cellar : lobby).toString());
      }
    }
  }

  private List<Person> members(RoomId room) {
    var members = Stream.generate(Person::signedIn).limit(25).toList();
    members.forEach(person -> TestRoom.join(node, person, room));
    return members;
  }

  private JsonNode asksForBoth(Person person, RoomId lobby, RoomId cellar) {
    try (var socket = TestSocket.open(node, person)) {
      socket.send(
          """
          {"type":"subscribe","ref":"both","rooms":[{"room":"%s","have":0},{"room":"%s","have":0}]}\
          """
              .formatted(lobby, cellar));
      return socket.answer("both");
    }
  }
}
