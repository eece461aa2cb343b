package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where somebody is signed in, and how it ends.
class SessionListTest {

  private static final String SESSIONS = "/api/v1/users/me/sessions";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Replica auth = Replica.shared();
  private final Person alice = Person.at(auth).withAccount();
  private final Person bob = Person.at(auth).withAccount();

  @Test
  void peopleSeeWhereTheyAreSignedInAndNothingOfOthers() {
    var here = alice.gatewayTokens();
    var phone = alice.onAnotherDevice().mobileTokens();
    bob.gatewayTokens();

    var answer = alice.get(SESSIONS, "Authorization", here.bearer());

    assertThat(Contract.complaints(SESSIONS, "get", 200, answer.json())).isEmpty();
    assertThat(answer.json().path("sessions").valueStream().map(SessionListTest::idOf))
        .containsExactly(sidOf(phone), sidOf(here));
    assertThat(
            answer.json().path("sessions").valueStream().filter(s -> s.path("current").asBoolean()))
        .singleElement()
        .satisfies(session -> assertThat(idOf(session)).isEqualTo(sidOf(here)));
    assertThat(answer.json().path("sessions").path(0).path("device").asString())
        .startsWith("Java-http-client");
  }

  @Test
  void endingOneSessionLeavesTheOthers() {
    var here = alice.gatewayTokens();
    var phone = alice.onAnotherDevice().mobileTokens();

    assertThat(end(here, "/" + sidOf(phone))).isEqualTo(204);

    assertRefused(phone);
    assertThat(alice.refresh(Flow.ofMobile(), phone.refresh()).status()).isEqualTo(400);
    assertThat(alice.get(SESSIONS, "Authorization", here.bearer()).status()).isEqualTo(200);
    theHouseHearsOf("session:" + sidOf(phone), "session.ended");
    assertThat(end(here, "/" + sidOf(phone))).as("again").isEqualTo(204);
  }

  @Test
  void nobodyEndsTheSessionOfSomebodyElse() {
    var ofAlice = alice.gatewayTokens();
    var ofBob = bob.gatewayTokens();

    assertThat(end(ofBob, "/" + sidOf(ofAlice))).isEqualTo(204);

    assertThat(alice.get(SESSIONS, "Authorization", ofAlice.bearer()).status()).isEqualTo(200);
    assertThat(end(ofBob, "/everything")).isEqualTo(400);
  }

  @Test
  void whoSignsOutEverywhereIsOutAtOnceAndMaySignInAgain() {
    var here = alice.gatewayTokens();
    var phone = alice.onAnotherDevice().mobileTokens();
    var ofBob = bob.gatewayTokens();

    assertThat(end(here, "")).isEqualTo(204);

    assertRefused(here);
    assertRefused(phone);
    theHouseHearsOf("session:" + sidOf(here), "session.ended");
    theHouseHearsOf("session:" + sidOf(phone), "session.ended");
    assertThat(bob.get(SESSIONS, "Authorization", ofBob.bearer()).status()).isEqualTo(200);
    var back = alice.onAnotherDevice().gatewayTokens();
    assertThat(alice.get(SESSIONS, "Authorization", back.bearer()).status()).isEqualTo(200);
  }

  private int end(Tokens by, String which) {
    return alice
        .send("DELETE", SESSIONS + which, "application/json", "", "Authorization", by.bearer())
        .status();
  }

  private void assertRefused(Tokens tokens) {
    assertThat(alice.get(SESSIONS, "Authorization", tokens.bearer()).status()).isEqualTo(401);
  }

  private static void theHouseHearsOf(String key, String kind) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            SessionEventsReader.read().stream()
                .anyMatch(event ->
                    event.key().equals(key) && event.value().path("kind").asString().equals(kind)));
  }

  private static String idOf(JsonNode session) {
    return session.path("id").asString();
  }

  private static String sidOf(Tokens tokens) {
    return tokens.accessClaims().path("sid").asString();
  }
}
