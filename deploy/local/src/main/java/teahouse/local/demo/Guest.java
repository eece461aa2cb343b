package teahouse.local.demo;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

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

  void makes(UUID room, Script script) throws IOException, InterruptedException {
    post(
        "/api/v1/rooms",
        Map.of(
            "id", room,
            "name", script.name(),
            "topic", script.topic(),
            "visibility", script.visibility()));
  }

  void invites(Guest other, UUID room, UUID id) throws IOException, InterruptedException {
    var user = api.get("/api/v1/users/me", other.token).get("id").asString();
    post("/api/v1/rooms/" + room + "/invitations", Map.of("id", id, "user", user));
  }

  void joins(UUID room, UUID id) throws IOException, InterruptedException {
    post("/api/v1/rooms/" + room + "/join", Map.of("id", id));
  }

  void says(String text, UUID room, UUID id) throws IOException, InterruptedException {
    post("/api/v1/rooms/" + room + "/messages", Map.of("id", id, "text", text));
  }

  private void post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    api.change(path, token, body);
  }
}
