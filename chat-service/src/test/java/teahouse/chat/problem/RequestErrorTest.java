package teahouse.chat.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;

class RequestErrorTest {

  private static final String ROOMS = "/api/v1/rooms";

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "7",
        "null",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"id\":1}{}",
        "{'id':1}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertThat(alice.posts(node, ROOMS, body).code()).isEqualTo("malformed");
  }

  @Test
  void jsonThatIsTooDeepIsMalformed() {
    var deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

    assertThat(alice.posts(node, ROOMS, deep).code()).isEqualTo("malformed");
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherTypeIsNamed() {
    var id = Person.newId().toString();

    assertNames("id", Map.of("name", "x", "visibility", "public"));
    assertNames("id", Map.of("id", 7, "name", "x", "visibility", "public"));
    assertNames("name", Map.of("id", id, "visibility", "public"));
    assertNames("name", Map.of("id", id, "name", List.of("x"), "visibility", "public"));
    assertNames("topic", Map.of("id", id, "name", "x", "topic", 1, "visibility", "public"));
    assertNames(
        "topic", Map.of("id", id, "name", "x", "topic", "t".repeat(251), "visibility", "public"));
    assertNames("visibility", Map.of("id", id, "name", "x"));
    assertNames("visibility", Map.of("id", id, "name", "x", "visibility", "PUBLIC"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1-1-1-1-1",
        "0198B2F0-0001-7000-8000-00000000000A",
        "7d444840-9dc0-11d1-b245-5ffdce74fad2"
      })
  void anIdThatAClientMakesIsAUuidOfVersion7(String id) {
    var answer = alice.posts(node, ROOMS, Map.of("id", id, "name", "x", "visibility", "public"));

    assertThat(answer.code()).isEqualTo("invalid_id");
    assertThat(answer.text("field")).isEqualTo("id");
  }

  @Test
  void anIdOfTomorrowIsToldWhatTimeItIs() {
    var answer =
        alice.posts(
            node,
            ROOMS,
            Map.of(
                "id", "7fffffff-ffff-7000-8000-000000000001", "name", "x", "visibility", "public"));

    assertThat(answer.code()).isEqualTo("id_from_future");
    assertThat(answer.text("serverTime")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
  }

  @Test
  void moreThan64KibIsTooLarge() {
    var answer = alice.posts(node, ROOMS, "{\"name\":\"" + "x".repeat(64 * 1024) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("payload_too_large");
  }

  @Test
  void onlyJsonIsTakenAndGiven() {
    var text =
        Person.exchange(
            alice.at(node).post().uri(ROOMS).contentType(MediaType.TEXT_PLAIN).bodyValue("{}"));
    var html =
        Person.exchange(
            alice
                .at(node)
                .get()
                .uri(ROOMS)
                .headers(h -> h.setAccept(List.of(MediaType.TEXT_HTML))));

    assertIs(text, 415, "unsupported_media_type");
    assertIs(html, 406, "not_acceptable");
  }

  @Test
  void anUnknownRouteAndAnUnknownVerbSaySo() {
    var route = Person.exchange(alice.at(node).get().uri("/api/v1/tables"));
    var verb = Person.exchange(alice.at(node).method(HttpMethod.DELETE).uri(ROOMS));

    assertIs(route, 404, "not_found");
    assertIs(verb, 405, "method_not_allowed");
    assertThat(verb.headers().getAllow()).isEqualTo(Set.of(HttpMethod.GET, HttpMethod.POST));
  }

  @Test
  void theWordsAreInTheLanguageOfTheClientAndTheCodeIsNot() {
    var answer =
        Person.exchange(
            alice
                .at(node)
                .get()
                .uri("/api/v1/rooms/{room}", Person.newId())
                .header("Accept-Language", "zh-CN,en;q=0.5"));

    assertIs(answer, 404, "room_not_found");
    assertThat(answer.text("title")).isEqualTo("找不到房间");
  }

  @Test
  void anErrorIsFoundInTheLogsByItsTrace() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var answer =
        Person.exchange(
            alice
                .at(node)
                .get()
                .uri("/api/v1/tables")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

    assertThat(answer.text("traceId")).isEqualTo(trace);
  }

  @Test
  void everyAnswerTellsTheServersTime() {
    assertThat(alice.gets(node, ROOMS).headers().getDate()).isPositive();
    assertThat(Person.exchange(Person.strangerAt(node).get().uri(ROOMS)).headers().getDate())
        .isPositive();
  }

  private void assertNames(String field, Map<String, ?> body) {
    var answer = alice.posts(node, ROOMS, body);

    assertThat(answer.code()).isEqualTo("invalid_field");
    assertThat(answer.text("field")).isEqualTo(field);
  }

  private static void assertIs(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
