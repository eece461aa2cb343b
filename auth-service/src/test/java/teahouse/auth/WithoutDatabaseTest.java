package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import teahouse.local.testing.TestDatabase;

/// The database is away: what needs it says so and says when to try again; keys are still given.
class WithoutDatabaseTest {

  @Test
  void everybodyIsToldToTryAgainAndThenItWorks() throws IOException {
    try (var wire = new Wire(TestDatabase.create("auth"));
        Replica auth = Replica.start(wire.address(), Map.of())) {
      Person alice = Person.at(auth).withAccount();
      var flow = Flow.ofGateway(auth.origin());
      var tokens = alice.gatewayTokens();

      wire.cut();
      var refused = alice.signUp("somebody", "Somebody", Person.PASSWORD);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("code").asString()).isEqualTo("store_unavailable");
      assertThat(refused.json().path("retryable").asBoolean()).isTrue();
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.body()).doesNotContain("jdbc", "SQL", "Exception", "127.0.0.1");
      var me = alice.get("/api/v1/users/me", "Authorization", tokens.bearer());
      assertThat(me.status()).isEqualTo(503);
      var page =
          alice.onAnotherDevice().submits("/sign-in", Map.of("username", "x", "password", "y"));
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.body()).contains("We cannot reach our records just now");
      assertThat(alice.refresh(flow, tokens.refresh()).status()).isGreaterThanOrEqualTo(500);
      assertThat(alice.get("/oauth2/jwks").json().path("keys")).hasSize(2);

      wire.mend();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(alice.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
                  .isEqualTo(200));
      assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(200);
    }
  }
}
