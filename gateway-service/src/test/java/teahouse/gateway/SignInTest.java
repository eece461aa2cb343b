package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Browser;
import teahouse.gateway.world.RunningGateway;

class SignInTest {

  private static final String SESSION = RunningGateway.SESSION_COOKIE;
  private static final String FAILED = "/?sign-in=failed";
  private static final RunningGateway OLD_AND_NEW = RunningGateway.with();

  private final RunningGateway house = RunningGateway.shared();
  private final Browser browser = house.browser();

  @AfterAll
  static void close() {
    OLD_AND_NEW.close();
  }

  private record Attempt(String to, String state) {

    List<String> parameter(String name) {
      return new QueryStringDecoder(to).parameters().getOrDefault(name, List.of());
    }
  }

  private static Attempt begin(Browser browser, String query) {
    Answer answer = browser.get("/session/sign-in" + query);
    assertThat(answer.status()).isEqualTo(302);
    String to = Objects.requireNonNull(answer.header("Location"));
    return new Attempt(
        to,
        Objects.requireNonNull(new QueryStringDecoder(to).parameters().get("state")).getFirst());
  }

  private Answer comeBack(Browser browser, Attempt attempt) {
    String code = house.auth.code(UUID.randomUUID().toString(), attempt.to(), 600);
    return browser.get("/session/callback?code=" + code + "&state=" + attempt.state());
  }

  @Test
  void aBrowserIsSentToTheSignInPagesWithoutAnythingSecret() {
    Attempt attempt = begin(browser, "");

    assertThat(attempt.to()).startsWith(RunningGateway.ORIGIN + "/oauth2/authorize?");
    assertThat(attempt.parameter("client_id")).containsExactly("gateway");
    assertThat(attempt.parameter("response_type")).containsExactly("code");
    assertThat(attempt.parameter("scope")).containsExactly("openid profile chat");
    assertThat(attempt.parameter("redirect_uri"))
        .containsExactly(RunningGateway.ORIGIN + "/session/callback");
    assertThat(attempt.parameter("code_challenge_method")).containsExactly("S256");
    assertThat(attempt.parameter("code_challenge")).singleElement().asString().hasSize(43);
    assertThat(attempt.parameter("nonce")).singleElement().asString().hasSize(43);
    assertThat(attempt.parameter("prompt")).isEmpty();
    assertThat(begin(browser, "?create=true").parameter("prompt")).containsExactly("create");
  }

  @Test
  void afterSigningInTheBrowserIsBackWhereItWasAndHoldsNothingThatAPageCouldRead() {
    Answer back = comeBack(browser, begin(browser, "?returnTo=/rooms/1?x=2"));

    assertThat(back.status()).isEqualTo(302);
    assertThat(back.header("Location")).isEqualTo("/rooms/1?x=2");
    DefaultCookie session = (DefaultCookie) back.cookie(SESSION);
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.isSecure()).isTrue();
    assertThat(session.sameSite()).isEqualTo(SameSite.Strict);
    assertThat(session.path()).isEqualTo("/");
    assertThat(session.domain()).isNull();
    assertThat(session.value()).doesNotContain("eyJhbGciOiJSUzI1Ni");
    assertThat(browser.jar()).containsOnlyKeys(SESSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " /rooms",
        "javascript:alert(1)",
        "rooms",
        "",
        "/session/sign-in",
        "/oauth2/authorize",
        "/房间"
      })
  void nobodyIsSentToAnotherPlaceAfterSigningIn(String returnTo) {
    String query = "?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);

    assertThat(comeBack(browser, begin(browser, query)).header("Location")).isEqualTo("/");
  }

  /// Otherwise a stranger could sign somebody in to the stranger's account, and read along.
  @Test
  void anAttemptEndsOnlyInTheBrowserThatBeganIt() {
    Attempt strangers = begin(house.browser(), "");

    Answer answer = comeBack(browser, strangers);

    assertThat(answer.header("Location")).isEqualTo(FAILED);
    assertThat(browser.jar()).isEmpty();
  }

  @Test
  void anAttemptEndsOnce() {
    Attempt attempt = begin(browser, "");
    assertThat(comeBack(browser, attempt).header("Location")).isEqualTo("/");

    assertThat(comeBack(browser, attempt).header("Location")).isEqualTo(FAILED);
  }

  @Test
  void anAttemptIsGoodForFiveMinutes() {
    Browser slow = OLD_AND_NEW.browser();
    Attempt attempt = begin(slow, "");
    OLD_AND_NEW.clock.forward(Duration.ofMinutes(6));

    String code = OLD_AND_NEW.auth.code("u", attempt.to(), 600);
    Answer answer = slow.get("/session/callback?code=" + code + "&state=" + attempt.state());

    assertThat(answer.header("Location")).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "?error=access_denied&state=STATE",
    "?state=STATE",
    "?code=unknown&state=STATE",
    "?code=x",
    "''"
  })
  void whatComesBackWithoutSuccessIsSaidOnThePage(String query) {
    Attempt attempt = begin(browser, "");

    Answer answer = browser.get("/session/callback" + query.replace("STATE", attempt.state()));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(FAILED);
    assertThat(browser.jar()).doesNotContainKey(SESSION);
  }

  @Test
  void aTokenForAnotherAttemptIsNotTaken() {
    Attempt attempt = begin(browser, "");
    // Whoever could swap codes would bring another's nonce, and another's challenge.
    String code = house.auth.code("u", begin(house.browser(), "").to(), 600);

    Answer answer = browser.get("/session/callback?code=" + code + "&state=" + attempt.state());

    assertThat(answer.header("Location")).isEqualTo(FAILED);
  }

  @Test
  void fourTabsSignInAtOnceAndAFifthTakesThePlaceOfTheOldest() {
    List<Attempt> tabs =
        IntStream.range(0, 5)
            .mapToObj(_ -> {
              OLD_AND_NEW.clock.forward(Duration.ofSeconds(2));
              return begin(browserOfTabs, "");
            })
            .toList();

    assertThat(browserOfTabs.jar()).hasSize(4);
    assertThat(tabs.subList(1, 5))
        .allSatisfy(tab -> assertThat(back(tab).header("Location")).isEqualTo("/"));
    assertThat(back(tabs.getFirst()).header("Location")).isEqualTo(FAILED);
  }

  private final Browser browserOfTabs = OLD_AND_NEW.browser();

  private Answer back(Attempt attempt) {
    String code = OLD_AND_NEW.auth.code("u", attempt.to(), 600);
    return browserOfTabs.get("/session/callback?code=" + code + "&state=" + attempt.state());
  }
}
