package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see between the authorization request and its answer.
class PagesTest {

  private final Replica auth = Replica.shared();
  private final Person guest = Person.at(auth);

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/sign-up", "/sign-out", "/oauth2/confirm", "/nowhere"})
  void everyPageLoadsNothingButItsOwnStyle(String path) {
    Answer page = guest.get(path);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
        .contains("require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.body()).doesNotContain("<script", "style=\"", "http://", "https://");
    for (var sheet : List.of("tokens", "pages", "view")) {
      assertThat(guest.get("/auth-assets/" + sheet + ".css").status()).isEqualTo(200);
    }
  }

  @Test
  void pagesSpeakTheReadersLanguage() {
    assertThat(guest.get("/sign-in", "Accept-Language", "zh-CN").body())
        .contains("<html lang=\"zh-CN\">", "欢迎回来");
    assertThat(guest.get("/sign-in", "Accept-Language", "de").body())
        .contains("<html lang=\"en\">", "Welcome back");
  }

  @Test
  void whoeverSignsUpIsInAndGoesOnWithWhatTheyCameFor() {
    var flow = Flow.ofGateway(auth.origin());
    assertThat(guest.get(flow.authorizePath()).location()).isEqualTo("/sign-in");
    Answer in =
        guest.submits(
            "/sign-up",
            Map.of("username", guest.userName(), "displayName", "林青", "password", Person.PASSWORD));
    assertThat(in.location()).isEqualTo(flow.authorizePath());
    flow.codeIn(guest.get(in.location()));
  }

  @Test
  void theGatewayMayShowTheOtherDoorFirst() {
    var flow = Flow.ofGateway(auth.origin());
    assertThat(guest.get(flow.authorizePath() + "&prompt=create").location()).isEqualTo("/sign-up");
  }

  @Test
  void whoeverCameForNothingIsSentHome() {
    Person alice = guest.withAccount();
    assertThat(alice.signsIn().location()).isEqualTo("/");
    assertThat(alice.get("/sign-in").location()).isEqualTo("/");
  }

  @Test
  void aWrongPasswordIsToldAndTheNameKept() {
    Person alice = guest.withAccount();
    Answer page =
        alice.submits("/sign-in", Map.of("username", alice.userName(), "password", "wrong wrong"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("The user name or the password is not right")
        .contains("value=\"" + alice.userName() + "\"")
        .doesNotContain("wrong wrong");
  }

  @Test
  void anUnknownNameIsAnsweredAlike() {
    Person alice = guest.withAccount();
    Answer known =
        alice.submits("/sign-in", Map.of("username", alice.userName(), "password", "wrong wrong"));
    Answer unknown =
        alice.submits("/sign-in", Map.of("username", "x" + alice.userName(), "password", "wrong"));
    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(withoutSecrets(unknown).replace("x" + alice.userName(), "N"))
        .isEqualTo(withoutSecrets(known).replace(alice.userName(), "N"));
  }

  @Test
  void aRefusedSignUpSaysWhyBesideEachFieldAndKeepsWhatWasTyped() {
    Answer page =
        guest.submits(
            "/sign-up",
            Map.of("username", "<b>x</b>", "displayName", "林青", "password", "password"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("This user name cannot be used", "This password is easy to guess")
        .contains("value=\"&lt;b&gt;x&lt;", "value=\"林青\"")
        .doesNotContain("<b>x");
  }

  @Test
  void aFormFromAnotherPageDoesNothing() {
    Person alice = guest.withAccount();
    var forged =
        List.of(Map.entry("username", alice.userName()), Map.entry("password", Person.PASSWORD));
    Answer refused = alice.post("/sign-in", forged);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("Reload the page and try again");
    assertThat(alice.get("/sign-in").body()).contains("Welcome back");
    assertThat(alice.signsIn().location()).isEqualTo("/");
  }

  @Test
  void aCookieThatSaysWhereToGoOnLeadsNowhereElse() {
    Person alice = guest.withAccount();
    String elsewhere = "aHR0cHM6Ly9ldmlsLmV4YW1wbGUv";
    var page = alice.get("/sign-in");
    var cookies = page.response().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var fields = page.formWith(Map.of("username", alice.userName(), "password", Person.PASSWORD));
    Answer in =
        alice
            .onAnotherDevice()
            .post("/sign-in", fields, "Cookie", cookies + "; teahouse_pending=" + elsewhere);
    assertThat(in.location()).isEqualTo("/");
  }

  @Test
  void anAppIsAskedAboutEveryTime() {
    Person alice = guest.withAccount();
    alice.mobileTokens();
    Answer again = alice.get(Flow.ofMobile().authorizePath());
    assertThat(again.location()).contains("/oauth2/confirm");
    assertThat(alice.get(again.pathOfLocation()).body())
        .contains("Let this app in?", "teahouse-mobile", "127.0.0.1:49152");
  }

  @Test
  void nobodySeesOrAnswersAnothersQuestion() {
    Person alice = guest.withAccount();
    alice.signsIn();
    Answer asked = alice.get(Flow.ofMobile().authorizePath());
    Person mallory = Person.at(auth).withAccount();
    mallory.signsIn();
    String page = asked.pathOfLocation();
    assertThat(mallory.get(page).status()).isEqualTo(404);
    var answers = new ArrayList<>(alice.get(page).formWith(Map.of()));
    assertThat(mallory.post("/oauth2/authorize", answers).location()).doesNotContain("code=");
    assertThat(alice.post("/oauth2/authorize", answers).location()).contains("code=");
  }

  @Test
  void aStrangersRedirectIsRefusedOnThePage() {
    Person alice = guest.withAccount();
    alice.signsIn();
    var stranger =
        new Flow("teahouse-mobile", "", "https://evil.example/callback", "s", "n", "v".repeat(43));
    Answer refused = alice.get(stranger.authorizePath());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.location()).isEmpty();
    assertThat(refused.body()).doesNotContain("evil.example", "Exception");
  }

  @Test
  void cookiesAreClosedToScripts() {
    Person alice = guest.withAccount();
    assertThat(alice.signsIn().response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("teahouse_sign_in="))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    assertThat(alice.get("/sign-in").response().headers().allValues("Set-Cookie"))
        .noneSatisfy(cookie -> assertThat(cookie).contains("JSESSIONID"));
  }

  private static String withoutSecrets(Answer page) {
    return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
