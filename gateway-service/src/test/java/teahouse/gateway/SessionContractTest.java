package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Contract;
import teahouse.gateway.world.FakeAuth.Mood;
import teahouse.gateway.world.RunningGateway;

/// Holds real answers against `contracts/openapi/gateway.yaml`: each promised status is brought
/// about.
class SessionContractTest {

  private final Contract contract = Contract.of("gateway");

  private void isPromised(String method, String path, Answer... answers) {
    assertThat(List.of(answers))
        .allSatisfy(answer ->
            assertThat(contract.complaints(method, path, answer))
                .as(method + " " + path + " " + answer.status() + " " + answer.body())
                .isEmpty());
    assertThat(answers)
        .extracting(answer -> String.valueOf(answer.status()))
        .containsExactlyInAnyOrderElementsOf(contract.statuses(method, path));
  }

  @Test
  void everyAnswerAboutTheSessionIsAsThePublishedContractHasIt() {
    try (RunningGateway house = RunningGateway.with()) {
      var alice = house.signedIn();
      var bob = house.signedIn();
      house.auth.sessionOf(bob.user()).mood = Mood.CRASHING;
      Answer in = alice.browser().get("/session");
      Answer signIn = house.browser().get("/session/sign-in");
      Answer callback = house.browser().get("/session/callback");
      Answer stays = bob.browser().postFromPage("/session/sign-out", "");
      Answer foreign = alice.browser().post("/session/sign-out", "");
      Answer out = alice.browser().postFromPage("/session/sign-out", "");
      house.clock.forward(Duration.ofMinutes(11));
      Answer away = bob.browser().get("/session");

      isPromised("GET", "/session", in, alice.browser().get("/session"), away);
      isPromised("GET", "/session/sign-in", signIn);
      isPromised("GET", "/session/callback", callback);
      isPromised("POST", "/session/sign-out", out, foreign, stays);
    }
  }
}
