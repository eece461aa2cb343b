package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Signing out, and how the rest of the house hears of it.
class SessionEventsTest {

  private final Replica auth = Replica.shared();
  private final Person alice = Person.at(auth).withAccount();

  @Test
  void revokingARefreshTokenEndsTheSessionEverywhere() {
    var flow = Flow.ofGateway(auth.origin());
    var tokens = new Tokens(alice.exchange(flow, alice.gatewayCode(flow)).json());
    assertThat(alice.revoke(flow, tokens.refresh()).status()).isEqualTo(200);
    theHouseHearsOf(tokens);
    assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(400);
    assertThat(alice.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
        .isEqualTo(401);
    assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
  }

  @Test
  void revokingAnAccessTokenDoesTheSame() {
    var flow = Flow.ofMobile();
    var tokens = new Tokens(alice.exchange(flow, alice.mobileCode(flow)).json());
    assertThat(alice.revoke(flow, tokens.access()).status()).isEqualTo(200);
    theHouseHearsOf(tokens);
    assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(400);
  }

  @Test
  void anAppThatWasLetInFromABrowserEndsWithTheBrowsersSession() {
    var mobile = Flow.ofMobile();
    var gateway = Flow.ofGateway(auth.origin());
    var inTheBrowser = new Tokens(alice.exchange(gateway, alice.gatewayCode(gateway)).json());
    var inTheApp = new Tokens(alice.exchange(mobile, alice.mobileCode(mobile)).json());
    assertThat(inTheApp.accessClaims().path("sid"))
        .isEqualTo(inTheBrowser.accessClaims().path("sid"));
    alice.revoke(gateway, inTheBrowser.refresh());
    assertThat(alice.refresh(mobile, inTheApp.refresh()).status()).isEqualTo(400);
  }

  @Test
  void anotherDeviceStaysSignedIn() {
    var flow = Flow.ofGateway(auth.origin());
    var here = alice.gatewayTokens();
    var phone = alice.onAnotherDevice();
    var there = phone.gatewayTokens();
    alice.revoke(flow, here.refresh());
    assertThat(alice.refresh(flow, here.refresh()).status()).isEqualTo(400);
    assertThat(phone.refresh(flow, there.refresh()).status()).isEqualTo(200);
  }

  @Test
  void oneClientCannotEndWhatAnotherGot() {
    var tokens = alice.gatewayTokens();
    assertThat(alice.revoke(Flow.ofMobile(), tokens.refresh()).status()).isEqualTo(400);
    var flow = Flow.ofGateway(auth.origin());
    assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(200);
  }

  @Test
  void revokingWhatIsNoTokenIsNoError() {
    assertThat(alice.revoke(Flow.ofMobile(), "not.a.token").status()).isEqualTo(200);
    assertThat(alice.revoke(Flow.ofMobile(), "x".repeat(67)).status()).isEqualTo(200);
  }

  @Test
  void signingOutOnThePageEndsTheSessionToo() {
    var tokens = alice.gatewayTokens();
    alice.submits("/sign-out", Map.of());
    theHouseHearsOf(tokens);
    assertThat(alice.get("/sign-out").body()).contains("You are signed out");
  }

  private void theHouseHearsOf(Tokens tokens) {
    String session = tokens.accessClaims().path("sid").asString();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(SessionEventsReader.read())
                .anySatisfy(event -> {
                  assertThat(event.key()).isEqualTo("session:" + session);
                  assertThat(event.value().path("kind").asString()).isEqualTo("session.ended");
                  assertThat(event.value().path("session").asString()).isEqualTo(session);
                  assertThat(event.value().path("user"))
                      .isEqualTo(tokens.accessClaims().path("sub"));
                }));
  }
}
