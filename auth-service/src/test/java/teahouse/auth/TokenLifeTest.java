package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Codes and refresh tokens: used once, ended for good.
class TokenLifeTest {

  private final Replica auth = Replica.shared();
  private final Person alice = Person.at(auth).withAccount();

  @Test
  void aCodeIsRedeemedOnceAndTheSecondTimeEndsWhatItGave() {
    var flow = Flow.ofGateway(auth.origin());
    String code = alice.gatewayCode(flow);
    var first = new Tokens(alice.exchange(flow, code).json());
    assertThat(alice.refresh(flow, first.refresh()).status()).isEqualTo(200);
    var second = alice.exchange(flow, code);
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().path("error").asString()).isEqualTo("invalid_grant");
    assertThat(alice.refresh(flow, first.refresh()).status()).isEqualTo(400);
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifier() {
    var flow = Flow.ofMobile();
    String code = alice.mobileCode(flow);
    var thief =
        new Flow(flow.clientId(), "", flow.redirect(), flow.state(), flow.nonce(), "a".repeat(43));
    assertThat(alice.exchange(thief, code).status()).isEqualTo(400);
    assertThat(alice.exchange(flow, code).status()).isEqualTo(200);
  }

  @Test
  void aCodeIsWorthNothingToAnotherClient() {
    var flow = Flow.ofMobile();
    String code = alice.mobileCode(flow);
    var gateway =
        new Flow(
            "gateway",
            Person.GATEWAY_SECRET,
            flow.redirect(),
            flow.state(),
            flow.nonce(),
            flow.verifier());
    assertThat(alice.exchange(gateway, code).status()).isEqualTo(400);
  }

  @Test
  void theGatewayRefreshesWithTheSameTokenAgainAndAgain() {
    var flow = Flow.ofGateway(auth.origin());
    var tokens = new Tokens(alice.exchange(flow, alice.gatewayCode(flow)).json());
    var again = new Tokens(alice.refresh(flow, tokens.refresh()).json());
    assertThat(again.refresh()).isEqualTo(tokens.refresh());
    assertThat(again.accessClaims().path("sid")).isEqualTo(tokens.accessClaims().path("sid"));
    assertThat(again.accessClaims().path("jti")).isNotEqualTo(tokens.accessClaims().path("jti"));
    assertThat(again.idClaims().path("auth_time")).isEqualTo(tokens.idClaims().path("auth_time"));
    assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(200);
  }

  @Test
  void theGatewayDoesNotRefreshWithoutItsSecret() {
    var flow = Flow.ofGateway(auth.origin());
    var tokens = new Tokens(alice.exchange(flow, alice.gatewayCode(flow)).json());
    var pretender =
        new Flow("gateway", "", flow.redirect(), flow.state(), flow.nonce(), flow.verifier());
    assertThat(alice.refresh(pretender, tokens.refresh()).status()).isEqualTo(401);
    var guesser =
        new Flow("gateway", "wrong", flow.redirect(), flow.state(), flow.nonce(), flow.verifier());
    assertThat(alice.refresh(guesser, tokens.refresh()).status()).isEqualTo(401);
  }

  @Test
  void aMobileAppGetsANewRefreshTokenEachTime() {
    var flow = Flow.ofMobile();
    var first = alice.mobileTokens();
    var second = new Tokens(alice.refresh(flow, first.refresh()).json());
    var third = new Tokens(alice.refresh(flow, second.refresh()).json());
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(third.accessClaims().path("sid")).isEqualTo(first.accessClaims().path("sid"));
  }

  @Test
  void aRefreshTokenUsedAgainEndsTheWholeSession() {
    var flow = Flow.ofMobile();
    var first = alice.mobileTokens();
    var second = new Tokens(alice.refresh(flow, first.refresh()).json());
    assertThat(alice.get("/api/v1/users/me", "Authorization", second.bearer()).status())
        .isEqualTo(200);
    assertThat(alice.refresh(flow, first.refresh()).status()).isEqualTo(400);
    assertThat(alice.refresh(flow, second.refresh()).status()).isEqualTo(400);
    assertThat(alice.get("/api/v1/users/me", "Authorization", second.bearer()).status())
        .isEqualTo(401);
    assertThat(alice.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
  }

  @Test
  void aServiceGetsATokenOfItsOwnThatIsNobodys() {
    var answer =
        alice.post(
            "/oauth2/token",
            List.of(
                Map.entry("grant_type", "client_credentials"),
                Map.entry("client_id", "chat-service"),
                Map.entry("client_secret", "insecure-local-chat-service"),
                Map.entry("scope", "history.lookup")));
    var token = new Tokens(answer.json());
    assertThat(token.accessClaims().path("sub").asString()).isEqualTo("chat-service");
    assertThat(token.accessClaims().path("scope").asString()).isEqualTo("history.lookup");
    assertThat(token.accessClaims().has("sid")).isFalse();
    assertThat(alice.get("/api/v1/users/me", "Authorization", token.bearer()).status())
        .isEqualTo(403);
  }

  @Test
  void anIdTokenOpensNoDoor() {
    var tokens = alice.gatewayTokens();
    assertThat(alice.get("/api/v1/users/me", "Authorization", "Bearer " + tokens.id()).status())
        .isEqualTo(401);
    assertThat(alice.get("/api/v1/users/me", "Authorization", tokens.bearer()).status())
        .isEqualTo(200);
  }
}
