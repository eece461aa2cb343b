package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer is an entry of the catalogue and tells nothing of the inside.
class BadInputTest {

  private static final String USERS = "/api/v1/users";

  private final Replica auth = Replica.shared();
  private final Person stranger = Person.at(auth);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"userName\":\"a\",\"userName\":\"b\"}",
        "{} {}",
        "\u0000",
        "{'userName':'x'}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertProblem(stranger.postJson(USERS, body), 400, "malformed");
  }

  @Test
  void jsonThatIsTooDeepIsMalformed() {
    String deep = "{\"userName\":" + "[".repeat(40) + "]".repeat(40) + "}";
    Answer answer = stranger.postJson(USERS, deep);
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                              | userName",
        "{\"userName\":\"abc\",\"displayName\":\"x\"}                    | password",
        "{\"userName\":5,\"displayName\":\"x\",\"password\":\"y\"}       | userName",
        "{\"userName\":true,\"displayName\":\"x\",\"password\":\"y\"}    | userName",
        "{\"userName\":\"abc\",\"displayName\":[],\"password\":\"y\"}    | displayName",
        "{\"userName\":\"abc\",\"displayName\":{},\"password\":\"y\"}    | displayName",
        "{\"userName\":\"abc\",\"displayName\":\"x\",\"password\":null}  | password"
      })
  void aFieldThatIsMissingOrOfAnotherTypeIsNamed(String body, String field) {
    Answer answer = stranger.postJson(USERS, body);
    assertProblem(answer, 400, "invalid_field");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }

  @Test
  void aBodyOverItsLimitIsRefused() {
    String huge = "{\"userName\":\"" + "x".repeat(70_000) + "\"}";
    assertProblem(stranger.postJson(USERS, huge), 413, "payload_too_large");
    String many = "{\"a\":\"" + "x".repeat(40_000) + "\",\"b\":\"" + "x".repeat(40_000) + "\"}";
    assertProblem(stranger.postJson(USERS, many), 413, "payload_too_large");
  }

  @Test
  void anotherKindOfBodyIsRefused() {
    assertProblem(
        stranger.send("POST", USERS, "text/plain", "hello"), 415, "unsupported_media_type");
  }

  @Test
  void anotherVerbIsRefused() {
    String bearer = Person.at(auth).withAccount().gatewayTokens().bearer();
    Answer answer =
        stranger.send("DELETE", USERS + "/me", "application/json", "", "Authorization", bearer);
    assertProblem(answer, 405, "method_not_allowed");
  }

  @Test
  void anAnswerThatIsNoJsonIsNotToBeHad() {
    String bearer = Person.at(auth).withAccount().gatewayTokens().bearer();
    Answer answer =
        stranger.get(USERS + "/me", "Authorization", bearer, "Accept", "application/xml");
    assertProblem(answer, 406, "not_acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/users/not-a-uuid,400,invalid_id",
    "/api/v1/users/1-1-1-1-1,400,invalid_id",
    "/api/v1/users?ids=1,400,invalid_id",
    "/api/v1/users?prefix=%20,400,invalid_field",
    "/api/v1/users,400,invalid_field",
    "/api/v1/users?prefix=a&limit=0,400,invalid_field",
    "/api/v1/users?prefix=a&limit=51,400,invalid_field",
    "/api/v1/users?prefix=a&limit=many,400,invalid_field",
    "/api/v1/users/0198b2f0-0000-7000-8000-000000000000,404,user_not_found",
    "/api/v1/nothing,404,not_found"
  })
  void questionsThatCannotBeAnsweredSaySo(String path, int status, String code) {
    String bearer = Person.at(auth).withAccount().gatewayTokens().bearer();
    assertProblem(stranger.get(path, "Authorization", bearer), status, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer x",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
        "Basic YTpi",
        "Bearer a.b.c"
      })
  void whatIsNoTokenOfOursOpensNothing(String authorization) {
    Answer answer = stranger.get(USERS + "/me", "Authorization", authorization);
    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aTokenThatWasTamperedWithOpensNothing() {
    var alice = Person.at(auth).withAccount();
    String token = alice.gatewayTokens().access();
    String[] parts = token.split("\\.", -1);
    String signature = parts[2].charAt(10) == 'A' ? "B" : "A";
    String forged =
        parts[0]
            + "."
            + parts[1]
            + "."
            + parts[2].substring(0, 10)
            + signature
            + parts[2].substring(11);
    assertThat(alice.get(USERS + "/me", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
    assertProblem(
        alice.get(USERS + "/me", "Authorization", "Bearer " + forged), 401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/authorize",
        "/oauth2/authorize?client_id=nobody&response_type=code",
        "/oauth2/authorize?client_id=teahouse-mobile&response_type=token"
            + "&redirect_uri=http://127.0.0.1/callback",
        "/oauth2/introspect",
        "/oauth2/device_authorization",
        "/connect/register",
        "/actuator/health",
        "/sign-in/%2e%2e/x",
        "/%00"
      })
  void whatIsNoWayInIsRefusedWithoutAWordOfTheInside(String path) {
    Answer answer = stranger.get(path);
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("Exception", "org.springframework", "at java.");
  }

  @Test
  void theTokenEndpointRefusesWhatItDoesNotKnow() {
    var flow = Flow.ofMobile();
    assertThat(
            stranger
                .post("/oauth2/token", flow.asClient("grant_type", "password", "username", "x"))
                .status())
        .isBetween(400, 401);
    assertThat(stranger.refresh(flow, "x".repeat(67)).json().path("error").asString())
        .isEqualTo("invalid_grant");
    assertThat(stranger.exchange(flow, "no-such-code").json().path("error").asString())
        .isEqualTo("invalid_grant");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("Exception", "springframework", "jackson");
  }
}
