package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.cookie.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Browser;
import teahouse.gateway.world.RunningGateway;

/// Tries to get past the seal of the cookie in which a browser keeps its session.
class SessionCookieTest {

  private static final String SESSION = RunningGateway.SESSION_COOKIE;

  private final RunningGateway house = RunningGateway.shared();

  @Test
  void itIsSmallEnoughForEveryBrowser() {
    assertThat(SESSION.length() + value(house.signedIn()).length()).isLessThan(3_500);
  }

  @Test
  void theSessionIsTheUsersOwn() {
    var alice = house.signedIn();

    Answer session = alice.browser().get("/session");

    assertThat(session.status()).isEqualTo(200);
    assertThat(session.json()).containsEntry("user", alice.user());
    assertThat(session.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aCookieThatWasTouchedOpensNothing() {
    var alice = house.signedIn();
    String value = value(alice);
    for (int at : new int[] {5, value.length() / 2, value.length() - 3}) {
      char other = value.charAt(at) == 'A' ? 'B' : 'A';
      alice.browser().keep(SESSION, value.substring(0, at) + other + value.substring(at + 1));

      Answer answer = alice.browser().get("/session");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.newCookies()).isEmpty();
    }
  }

  @Test
  void aSealedAttemptIsNoSession() {
    Browser browser = house.browser();
    browser.get("/session/sign-in");
    Cookie attempt = browser.jar().values().iterator().next();
    browser.keep(SESSION, attempt.value());

    assertThat(browser.get("/session").status()).isEqualTo(401);
  }

  @Test
  void aFormerKeyStillOpensWhatItSealedAndAForgottenOneDoesNot() {
    var alice = house.signedIn();
    String cookie = value(alice);
    String newKey = "B".repeat(42) + "A";

    try (RunningGateway rotated =
        RunningGateway.with(
            "teahouse.session-cookie.key",
            newKey,
            "teahouse.session-cookie.former-keys",
            RunningGateway.COOKIE_KEY)) {
      Browser returning = rotated.browser();
      returning.keep(SESSION, cookie);
      assertThat(returning.get("/session").json()).containsEntry("user", alice.user());
    }
    try (RunningGateway forgetful = RunningGateway.with("teahouse.session-cookie.key", newKey)) {
      Browser returning = forgetful.browser();
      returning.keep(SESSION, cookie);
      assertThat(returning.get("/session").status()).isEqualTo(401);
    }
  }

  @Test
  void onlyTheInsecureProfileDropsSecureAndItsPrefix() {
    try (RunningGateway local = RunningGateway.with("spring.profiles.active", "insecure-local")) {
      var alice = local.signedIn();

      assertThat(alice.browser().jar()).containsOnlyKeys("teahouse_session");
      assertThat(alice.browser().get("/session").status()).isEqualTo(200);
    }
  }

  private static String value(RunningGateway.SignedIn person) {
    return Objects.requireNonNull(person.browser().jar().get(SESSION)).value();
  }
}
