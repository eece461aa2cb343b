package teahouse.chat.testing;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/// What the service said.
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  public String text(String field) {
    return body.path(field).asString("");
  }

  public long number(String field) {
    return body.path(field).asLong();
  }

  /// The error's code, or nothing.
  public String code() {
    return text("code");
  }
}
