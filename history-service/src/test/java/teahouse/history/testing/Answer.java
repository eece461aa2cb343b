package teahouse.history.testing;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service answered.
public record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
  }

  public List<JsonNode> rows() {
    return body.path("rows").valueStream().toList();
  }

  public List<Long> seqs() {
    return rows().stream().map(row -> row.path("seq").asLong()).toList();
  }

  public List<String> texts() {
    return rows().stream()
        .filter(row -> row.path("kind").asString("").equals("message.posted"))
        .map(row -> row.path("text").asString())
        .toList();
  }

  public String code() {
    return body.path("code").asString("");
  }

  public long number(String field) {
    return body.path(field).asLong();
  }
}
