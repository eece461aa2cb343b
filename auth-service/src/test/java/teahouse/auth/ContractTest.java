package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import teahouse.auth.problem.ErrorCode;

/// Real answers and real records, judged by what was published.
class ContractTest {

  private final Replica auth = Replica.shared();

  @Test
  void answersAreAsPromised() {
    var alice = Person.at(auth);
    Answer signedUp = alice.signUp(alice.userName(), "林青", Person.PASSWORD);
    assertPromised("/api/v1/users", "post", 201, signedUp);
    assertPromised(
        "/api/v1/users", "post", 409, alice.signUp(alice.userName(), "x", Person.PASSWORD));
    String bearer = alice.gatewayTokens().bearer();
    String id = signedUp.json().path("id").asString();
    assertPromised(
        "/api/v1/users/me", "get", 200, alice.get("/api/v1/users/me", "Authorization", bearer));
    assertPromised("/api/v1/users/me", "get", 401, alice.get("/api/v1/users/me", "Accept", "*/*"));
    assertPromised(
        "/api/v1/users/{id}",
        "get",
        200,
        alice.get("/api/v1/users/" + id, "Authorization", bearer));
    assertPromised(
        "/api/v1/users/{id}",
        "get",
        400,
        alice.get("/api/v1/users/somebody", "Authorization", bearer));
    assertPromised(
        "/api/v1/users", "get", 200, alice.get("/api/v1/users?ids=" + id, "Authorization", bearer));
    assertPromised(
        "/api/v1/users/me",
        "patch",
        200,
        alice.send(
            "PATCH",
            "/api/v1/users/me",
            "application/json",
            "{\"displayName\":\"青\"}",
            "Authorization",
            bearer));
  }

  @Test
  void everyErrorCodeIsInTheCatalogueWithItsStatus() {
    assertThat(Arrays.stream(ErrorCode.values()).map(c -> c.wireName() + " " + c.status().value()))
        .isSubsetOf(Contract.errors());
  }

  @Test
  void everyErrorHasWordsInBothLanguages() {
    for (Locale locale : new Locale[] {Locale.ROOT, Locale.CHINESE}) {
      var words =
          ResourceBundle.getBundle(
              "messages",
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      for (ErrorCode code : ErrorCode.values()) {
        assertThat(words.containsKey("error." + code.wireName())).isTrue();
        assertThat(words.containsKey("error." + code.wireName() + ".detail")).isTrue();
      }
    }
  }

  @Test
  void whatIsSaidInOneLanguageIsSaidInTheOther() {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var english = ResourceBundle.getBundle("messages", Locale.ROOT, control).keySet();
    var chinese = ResourceBundle.getBundle("messages_zh", Locale.ROOT, control).keySet();
    assertThat(chinese).isEqualTo(english);
  }

  @Test
  void publishedSessionEventsAreValid() throws IOException {
    try (var files = Files.list(Path.of("../contracts/events/examples/v1"))) {
      var examples =
          files
              .map(file -> Contract.json("events/examples/v1/" + file.getFileName()))
              .filter(example -> "session-events".equals(example.path("topic").asString("")))
              .toList();
      assertThat(examples).isNotEmpty();
      assertThat(examples)
          .allSatisfy(example ->
              assertThat(Contract.complaintsAboutSessionEvent(example.path("value"))).isEmpty());
    }
  }

  @Test
  void everyRecordOnTheTopicIsValid() {
    var alice = Person.at(auth).withAccount();
    var flow = Flow.ofGateway(auth.origin());
    String key = "session:" + alice.gatewayTokens().accessClaims().path("sid").asString();
    alice.submits("/sign-out", Map.of());
    assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
    await()
        .untilAsserted(() ->
            assertThat(SessionEventsReader.read())
                .anySatisfy(event -> assertThat(event.key()).isEqualTo(key))
                .allSatisfy(event ->
                    assertThat(Contract.complaintsAboutSessionEvent(event.value())).isEmpty()));
  }

  private static void assertPromised(String path, String verb, int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(Contract.complaints(path, verb, status, answer.json())).isEmpty();
  }
}
