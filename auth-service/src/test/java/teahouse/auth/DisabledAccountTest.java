package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DisabledAccountTest {

  private static final String ADMINISTRATOR = Person.freshName();
  private static final Replica AUTH =
      Replica.start(Map.of("teahouse.accounts.administrators", ADMINISTRATOR));
  private static final Person ADMIN = Person.named(AUTH, ADMINISTRATOR).withAccount();

  private final Person alice = Person.at(AUTH).withAccount();
  private final Person bob = Person.at(AUTH).withAccount();

  @AfterAll
  static void stop() {
    AUTH.close();
  }

  @Test
  void whoseAccountIsDisabledIsOutEverywhereAndCannotSignIn() {
    var flow = Flow.ofGateway(AUTH.origin());
    var here = new Tokens(alice.exchange(flow, alice.gatewayCode(flow)).json());
    var admin = ADMIN.onAnotherDevice().gatewayTokens();
    assertThat(admin.accessClaims().path("roles").path(0).asString()).isEqualTo("administrator");

    assertThat(deed(admin, here, "disable")).isEqualTo(204);

    assertThat(alice.get("/api/v1/users/me", "Authorization", here.bearer()).status())
        .isEqualTo(401);
    assertThat(alice.refresh(flow, here.refresh()).status()).isEqualTo(400);
    var wrongPassword =
        bob.onAnotherDevice()
            .submits("/sign-in", Map.of("username", bob.userName(), "password", "not this one"));
    var disabled = alice.onAnotherDevice().signsIn();
    assertThat(disabled.status()).isEqualTo(wrongPassword.status());
    assertThat(notice(disabled)).isNotEmpty().isEqualTo(notice(wrongPassword));
    theHouseHears(here);

    assertThat(deed(admin, here, "enable")).isEqualTo(204);
    var back = alice.onAnotherDevice().gatewayTokens();
    assertThat(alice.get("/api/v1/users/me", "Authorization", back.bearer()).status())
        .isEqualTo(200);
  }

  @Test
  void onlyAdministratorsDisableAccountsAndNotTheirOwn() {
    var ofAlice = alice.gatewayTokens();
    var ofBob = bob.gatewayTokens();
    var admin = ADMIN.onAnotherDevice().gatewayTokens();

    assertThat(ofBob.accessClaims().has("roles")).isFalse();
    assertThat(deed(ofBob, ofAlice, "disable")).isEqualTo(403);
    assertThat(deed(ofBob, ofAlice, "enable")).isEqualTo(403);
    assertThat(deed(admin, admin, "disable")).isEqualTo(403);
    assertThat(post(admin, "/api/v1/users/0198b2f0-1111-7aaa-8bbb-0000000000ff/disable"))
        .isEqualTo(404);
    assertThat(post(admin, "/api/v1/users/nobody/disable")).isEqualTo(400);
    assertThat(alice.get("/api/v1/users/me", "Authorization", ofAlice.bearer()).status())
        .isEqualTo(200);
  }

  private int deed(Tokens by, Tokens whom, String deed) {
    return post(by, "/api/v1/users/" + whom.accessClaims().path("sub").asString() + "/" + deed);
  }

  private int post(Tokens by, String path) {
    return alice.send("POST", path, "application/json", "", "Authorization", by.bearer()).status();
  }

  private static List<String> notice(Answer page) {
    return page.body().lines().filter(line -> line.contains("notice")).toList();
  }

  /// The user's event stands before those of the sessions, so that sockets hear the true reason.
  private static void theHouseHears(Tokens tokens) {
    var user = "user:" + tokens.accessClaims().path("sub").asString();
    var session = "session:" + tokens.accessClaims().path("sid").asString();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(SessionEventsReader.read().stream().map(SessionEventsReader.Event::key))
                .containsSubsequence(user, session));
    assertThat(SessionEventsReader.read())
        .filteredOn(event -> event.key().equals(user))
        .last()
        .satisfies(event -> {
          assertThat(event.value().path("kind").asString()).isEqualTo("user.disabled");
          assertThat(event.value().path("notBefore").asString()).isNotEmpty();
        });
  }
}
