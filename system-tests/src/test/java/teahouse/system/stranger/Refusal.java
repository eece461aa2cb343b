package teahouse.system.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/// Holds answers against the catalogue of errors.
public final class Refusal {

  private static final String INTERNALS =
      "(?s).*(Exception|org\\.spring|java\\.|jackson|teahouse\\.|\\bat [a-z]+\\.|SQL|kafka).*";

  private static final Catalogue CATALOGUE = Catalogue.read();

  private Refusal() {}

  /// A problem document of this code, and nothing about our insides.
  public static void isToldAs(String code, HttpResponse<String> answer) {
    Catalogue.Entry entry = CATALOGUE.entry(code);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(entry.status());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Json.read(answer.body());
    assertThat(problem.path("code").asString("")).as(answer.body()).isEqualTo(code);
    assertThat(problem.path("type").asString("")).isEqualTo("urn:teahouse:error:" + code);
    assertThat(problem.path("status").asInt()).isEqualTo(entry.status());
    assertThat(problem.path("retryable").asBoolean()).isEqualTo(entry.retryable());
    assertThat(problem.path("title").asString("")).isNotBlank();
    assertThat(answer.body()).doesNotMatch(INTERNALS);
  }

  /// An error frame of this code, and nothing about our insides.
  public static void isToldAs(String code, JsonNode frame) {
    Catalogue.Entry entry = CATALOGUE.entry(code);
    assertThat(Socket.type(frame)).as(frame.toString()).isEqualTo("error");
    assertThat(frame.path("code").asString("")).as(frame.toString()).isEqualTo(code);
    assertThat(entry.onSocket()).as("%s is for the socket", code).isTrue();
    assertThat(frame.path("retryable").asBoolean()).isEqualTo(entry.retryable());
    assertThat(frame.path("message").asString("")).isNotBlank();
    assertThat(frame.toString()).doesNotMatch(INTERNALS);
  }

  public static int closeCode(String name) {
    return CATALOGUE.closeCode(name);
  }

  public static int status(String code) {
    return CATALOGUE.entry(code).status();
  }
}
