package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Browser;
import teahouse.gateway.world.RunningGateway;

class ProblemPageTest {

  @Test
  void whoeverGoesToTheSignInPageWhileAccountsAreAwayIsShownAPageThatSaysSo() {
    try (RunningGateway lonely = RunningGateway.with()) {
      Browser alice = lonely.browser();
      lonely.auth.stop();

      Answer page = navigates(alice, "/sign-in", "zh-CN");

      assertThat(page.status()).isEqualTo(503);
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(page.header("Retry-After")).isEqualTo("1");
      assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(page.body())
          .contains("<html lang=\"zh-CN\">", "服务暂时不可用", "再试一次", "/problem.css")
          .doesNotContain("<script", "%s");
    }
  }

  @Test
  void itsLooksComeFromTheGatewayItself() {
    Answer css = RunningGateway.shared().browser().get("/problem.css");

    assertThat(css.status()).isEqualTo(200);
    assertThat(css.header("Content-Type")).startsWith("text/css");
  }

  @Test
  void anAddressWhereNothingIsLeadsHome() {
    Answer page = navigates(RunningGateway.shared().browser(), "/assets/nothing.js", "en");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("<html lang=\"en\">", "href=\"/\"", "To the front door");
  }

  @Test
  void scriptsAreToldInJson() {
    Answer answer = RunningGateway.shared().browser().get("/assets/nothing.js");

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo("not_found");
  }

  private static Answer navigates(Browser browser, String path, String language) {
    return browser.get(path, "Sec-Fetch-Mode", "navigate", "Accept-Language", language);
  }
}
