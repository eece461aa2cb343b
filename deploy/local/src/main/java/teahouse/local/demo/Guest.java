package teahouse.local.demo;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One of the people, signed in.
record Guest(Api api, Person person, String token) {

  /// Signs up, unless there is such an account already, and signs in.
  static Guest arrive(Api api, Person person) throws IOException, InterruptedException {
    api.signUp(
        Map.of(
            "userName", person.userName(),
            "displayName", person.displayName(),
            "password", person.password()));
    return new Guest(api, person, new SignIn(api.origin()).token(person));
  }

  /// Answers the id of the room.
  String makes(Script script, UUID id) throws IOException, InterruptedException {
    return post(
            "/api/v1/rooms",
            Map.of(
                "id", id,
                "name", script.name(),
                "topic", script.topic(),
                "visibility", script.visibility()))
        .get("id")
        .asString();
  }

  void invites(Guest other, String room, UUID id) throws IOException, InterruptedException {
    var user = api.get("/api/v1/users/me", other.token).get("id").asString();
    post("/api/v1/rooms/" + room + "/invitations", Map.of("id", id, "user", user));
  }

  void joins(String room, UUID id) throws IOException, InterruptedException {
    post("/api/v1/rooms/" + room + "/join", Map.of("id", id));
  }

  void says(String text, String room, UUID id) throws IOException, InterruptedException {
    post("/api/v1/rooms/" + room + "/messages", Map.of("id", id, "text", text));
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return api.change(path, token, body);
  }
}
