package teahouse.system.stranger;

import tools.jackson.databind.JsonNode;

/// What the token endpoint gave.
public record Tokens(String access, String refresh, String id) {

  static Tokens of(JsonNode answer) {
    return new Tokens(
        answer.required("access_token").asString(),
        answer.required("refresh_token").asString(),
        answer.path("id_token").asString(""));
  }
}
