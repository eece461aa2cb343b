package teahouse.auth;

import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the token endpoint handed out, and what it says of itself.
record Tokens(JsonNode answer) {

  String access() {
    return answer.path("access_token").asString();
  }

  String refresh() {
    return answer.path("refresh_token").asString();
  }

  String id() {
    return answer.path("id_token").asString();
  }

  JsonNode accessClaims() {
    return part(access(), 1);
  }

  JsonNode accessHeader() {
    return part(access(), 0);
  }

  JsonNode idClaims() {
    return part(id(), 1);
  }

  String bearer() {
    return "Bearer " + access();
  }

  private static JsonNode part(String token, int index) {
    byte[] text = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
    return JsonMapper.shared().readTree(text);
  }
}
