package teahouse.chat.testing;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import teahouse.chat.vocabulary.RoomId;
import tools.jackson.databind.JsonNode;

/// A room of the test's own.
public final class TestRoom {

  private TestRoom() {}

  /// A public room that the owner has made.
  public static RoomId made(ChatNode node, Person owner) {
    var wish = Map.of("id", newId(), "name", "茶室", "visibility", "public");
    var room = change(node, owner, "/api/v1/rooms", wish);
    var id = room.has("id") ? room.path("id") : room.path("room");
    return new RoomId(UUID.fromString(id.asString()));
  }

  public static void join(ChatNode node, Person who, RoomId room) {
    change(node, who, "/api/v1/rooms/" + room + "/join", Map.of("id", newId()));
  }

  public static void leave(ChatNode node, Person who, RoomId room) {
    change(node, who, "/api/v1/rooms/" + room + "/leave", Map.of("id", newId()));
  }

  private static String newId() {
    return Person.newId().toString();
  }

  private static JsonNode change(ChatNode node, Person who, String path, Map<String, String> wish) {
    return Objects.requireNonNull(
        who.at(node)
            .post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(wish)
            .exchange()
            .expectStatus()
            .is2xxSuccessful()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
  }
}
