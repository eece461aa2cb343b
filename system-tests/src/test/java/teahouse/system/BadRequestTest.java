package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.system.stranger.Stranger.newId;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.system.stranger.Calls;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Refusal;
import teahouse.system.stranger.Stranger;

/// Requests that cannot be meant: each gets its entry of the catalogue.
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {

  private static final int OVER_64_KIB = 64 * 1024 + 1;

  private final HttpClient http = HttpClient.newHttpClient();
  private URI origin;
  private Stranger jane;
  private String room;

  @BeforeAll
  void somebodyWithARoom(House house) {
    origin = house.address();
    jane = Stranger.signsUp(origin, "stranger_jane", "Jane");
    room = jane.makesRoom("Forms", "public");
  }

  @ParameterizedTest(name = "{0} is answered with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown route          | not_found           | GET    | /api/v1/teapots
          a wrong verb              | method_not_allowed  | DELETE | /api/v1/rooms
          a wrong verb to accounts  | method_not_allowed  | DELETE | /api/v1/users/me
          a made-up cursor          | cursor_out_of_range | GET    | /api/v1/memberships?cursor=tea
          a negative seq            | cursor_out_of_range | GET    | /api/v1/rooms/$room/messages?before=-1
          a seq far beyond the log  | cursor_out_of_range | GET    | /api/v1/rooms/$room/messages?after=9007199254740991
          a seq in letters          | invalid_field       | GET    | /api/v1/rooms/$room/messages?after=tea
          no limit at all           | invalid_field       | GET    | /api/v1/rooms/$room/messages?limit=0
          too high a limit          | invalid_field       | GET    | /api/v1/rooms/$room/messages?limit=201
          too many memberships      | invalid_field       | GET    | /api/v1/memberships?limit=101
          too many people           | invalid_field       | GET    | /api/v1/users?prefix=a&limit=51
          a room that is no UUID    | invalid_id          | GET    | /api/v1/rooms/tea
          a room that is not there  | room_not_found      | GET    | /api/v1/rooms/0198b2f0-0000-7000-8000-000000000001
          a user that is not there  | user_not_found      | GET    | /api/v1/users/0198b2f0-0000-7000-8000-000000000001
          """)
  void badRequest(String what, String code, String verb, String path) {
    HttpRequest request =
        jane.asks(path.replace("$room", room)).method(verb, BodyPublishers.noBody()).build();
    Refusal.isToldAs(code, Calls.send(http, request));
  }

  @ParameterizedTest(name = "{0} is answered with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain text               | unsupported_media_type | text/plain       | {"id":"$id","text":"hi"}
          half an object           | malformed              | application/json | {"id":
          a list                   | malformed              | application/json | []
          a key twice              | malformed              | application/json | {"id":"$id","id":"$id","text":"hi"}
          a missing text           | invalid_field          | application/json | {"id":"$id"}
          a number for a text      | invalid_field          | application/json | {"id":"$id","text":7}
          an id that is no UUID    | invalid_id             | application/json | {"id":"tea","text":"hi"}
          white space              | text_empty             | application/json | {"id":"$id","text":"  "}
          4,001 characters         | text_too_long          | application/json | {"id":"$id","text":"$long"}
          a bell                   | text_not_allowed       | application/json | {"id":"$id","text":"\\u0007"}
          more than 64 KiB         | payload_too_large      | application/json | {"id":"$id","text":"$huge"}
          """)
  void badMessage(String what, String code, String type, String body) {
    Refusal.isToldAs(code, posted("en", type, body));
    assertThat(posted("en", "application/json", "{\"id\":\"$id\",\"text\":\"good\"}").statusCode())
        .isLessThan(Refusal.status("malformed"));
  }

  @Test
  void tellsItInChinese() {
    HttpResponse<String> answer = posted("zh-CN", "application/json", "{");
    Refusal.isToldAs("malformed", answer);
    assertThat(Json.read(answer.body()).path("title").asString()).containsPattern("\\p{IsHan}");
  }

  @Test
  void whoPostsTooFastIsToldWhenToGoOn() {
    Stranger kim = Stranger.signsUp(origin, "stranger_kim", "Kim");
    kim.joins(room);
    HttpResponse<String> answer = quickly(kim);
    for (int i = 0; i < 60 && answer.statusCode() / 100 == 2; i++) {
      answer = quickly(kim);
    }
    Refusal.isToldAs("too_many_requests", answer);
    assertThat(Json.read(answer.body()).path("retryAfterMs").asLong()).isPositive();
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }

  private HttpResponse<String> quickly(Stranger author) {
    return Calls.once(
        http, message(author, "en", "application/json", "{\"id\":\"$id\",\"text\":\"quick\"}"));
  }

  private HttpResponse<String> posted(String language, String type, String body) {
    return Calls.send(http, message(jane, language, type, body));
  }

  private HttpRequest message(Stranger author, String language, String type, String body) {
    String filled =
        body.replace("$id", newId())
            .replace("$long", "茶".repeat(4_001))
            .replace("$huge", "x".repeat(OVER_64_KIB));
    return author
        .asks("/api/v1/rooms/" + room + "/messages")
        .header("Accept-Language", language)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(filled))
        .build();
  }
}
