package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.RunningGateway;

class PageTest {

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final RunningGateway house = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/rooms/1", "/rooms", "/?sign-in=failed", "/a/b/c"})
  void everyAddressOfThePageIsThePageAndIsAskedForAgain(String path) {
    Answer answer = house.browser().get(path, "Accept", HTML);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("<title>");
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void filesNamedByTheirContentAreKeptForAYear() {
    Answer answer = house.browser().get("/assets/app-1a2b3c.js");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/javascript");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
  }

  @Test
  void filesTravelCompressed() {
    Answer answer = house.browser().get("/assets/app-1a2b3c.js", "Accept-Encoding", "gzip");

    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void theManifestIsAskedForAgain() {
    Answer answer = house.browser().get("/manifest.webmanifest");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/gone-000.js",
        "/favicon.ico.bak",
        "/internal/x",
        "/actuator/health",
        "/application.yaml",
        "/session/none"
      })
  void whatIsNotThereIsNotThePage(String path) {
    Answer answer = house.browser().get(path, "Accept", HTML);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not_found");
  }

  @Test
  void aScriptThatAsksForDataIsNotGivenThePage() {
    assertThat(house.browser().get("/rooms/1", "Accept", "application/json").status())
        .isEqualTo(404);
  }

  @Test
  void nothingIsWrittenToThePage() {
    Answer answer = house.browser().post("/rooms/1", "{}");

    assertThat(answer.status()).isIn(404, 405);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
