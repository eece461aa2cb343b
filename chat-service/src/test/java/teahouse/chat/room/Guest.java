package teahouse.chat.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.vocabulary.EventId;
import tools.jackson.databind.JsonNode;

/// Somebody at one node, in the words of the product.
record Guest(Person person, ChatNode node) {

  private static final String ROOM = "/api/v1/rooms/{room}";

  static Guest at(ChatNode node) {
    return new Guest(Person.signedIn(), node);
  }

  String id() {
    return person.id().toString();
  }

  Answer makes(String name, String visibility) {
    return makes(Person.newId(), name, visibility);
  }

  Answer makes(EventId id, String name, String visibility) {
    return person.posts(
        node,
        "/api/v1/rooms",
        Map.of("id", id.toString(), "name", name, "topic", "", "visibility", visibility));
  }

  Answer makes(Map<String, ?> wish) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", Person.newId().toString());
    body.put("name", "Tea");
    body.put("visibility", "public");
    body.putAll(wish);
    return person.posts(node, "/api/v1/rooms", body);
  }

  Answer joins(String room) {
    return joins(room, Person.newId());
  }

  Answer joins(String room, EventId id) {
    return person.posts(node, ROOM + "/join", Map.of("id", id.toString()), room);
  }

  Answer leaves(String room) {
    return leaves(room, Person.newId());
  }

  Answer leaves(String room, EventId id) {
    return person.posts(node, ROOM + "/leave", Map.of("id", id.toString()), room);
  }

  Answer invites(Guest other, String room) {
    return person.posts(
        node,
        ROOM + "/invitations",
        Map.of("id", Person.newId().toString(), "user", other.id()),
        room);
  }

  Answer removes(Guest other, String room) {
    return does("removals", room, Map.of("user", other.id()));
  }

  Answer bans(Guest other, String room) {
    return does("bans", room, Map.of("user", other.id()));
  }

  Answer bans(Guest other, String room, long seconds) {
    return does("bans", room, Map.of("user", other.id(), "seconds", seconds));
  }

  Answer unbans(Guest other, String room) {
    return does("unbans", room, Map.of("user", other.id()));
  }

  Answer promotes(Guest other, String role, String room) {
    return does("roles", room, Map.of("user", other.id(), "role", role));
  }

  /// Something that is done to a room, under an id of its own.
  Answer does(String deed, String room, Map<String, ?> wish) {
    return does(deed, room, Person.newId(), wish);
  }

  Answer does(String deed, String room, EventId id, Map<String, ?> wish) {
    var body = new LinkedHashMap<String, Object>(wish);
    body.put("id", id.toString());
    return person.posts(node, ROOM + "/" + deed, body, room);
  }

  Answer says(String text, String room) {
    return does("messages", room, Map.of("text", text));
  }

  Answer banned(String room) {
    return person.gets(node, ROOM + "/bans", room);
  }

  Answer looksAt(String room) {
    return person.gets(node, ROOM, room);
  }

  Answer members(String room) {
    return person.gets(node, ROOM + "/members", room);
  }

  /// Each member as `<user> <state> <role>`.
  List<String> membersOf(String room) {
    var found = new ArrayList<String>();
    for (JsonNode member : members(room).body().path("members")) {
      found.add(
          "%s %s %s"
              .formatted(
                  member.path("user").asString(),
                  member.path("state").asString(),
                  member.path("role").asString("-")));
    }
    return found;
  }
}
