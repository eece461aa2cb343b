package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.RunningGateway;

class AnswerHeadersTest {

  private static final Map<String, String> EXACTLY =
      Map.of(
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Strict-Transport-Security", "max-age=63072000; includeSubDomains");

  private final RunningGateway house = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", // the page
        "/rooms/1", // an address of the page
        "/assets/app-1a2b3c.js", // a file
        "/assets/none.js", // 404
        "/api/v1/rooms", // 401
        "/api/v1//rooms", // 400 of the firewall
        "/session", // 401 of our own
        "/session/sign-in", // 302
        "/sign-in", // a service's page
        "/ws", // no upgrade
        "/internal/x" // 404
      })
  void everyAnswerCarriesTheHeadersOnce(String path) {
    Answer answer = house.browser().get(path);

    EXACTLY.forEach(
        (name, value) -> assertThat(answer.headers().getAll(name)).as(name).containsExactly(value));
    assertThat(answer.headers().getAll("Permissions-Policy"))
        .singleElement()
        .asString()
        .contains("camera=()", "microphone=()", "geolocation=()");
    assertThat(answer.headers().getAll("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(answer.headers().names())
        .doesNotContainAnyElementsOf(
            Set.of("Server", "X-Powered-By", "Access-Control-Allow-Origin"));
    assertThat(answer.headers().getAll("Cache-Control")).hasSize(1);
  }

  @Test
  void aServicesOwnPolicyForItsPagesStands() {
    house.auth.at(
        "/auth-assets/own",
        (_, response) ->
            response
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'")
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "max-age=60")
                .sendString(Mono.just("own")));

    Answer answer = house.browser().get("/auth-assets/own");

    assertThat(answer.headers().getAll("Content-Security-Policy"))
        .isEqualTo(List.of("default-src 'none'; style-src 'self'"));
    assertThat(answer.headers().getAll("X-Frame-Options")).hasSize(1);
    assertThat(answer.headers().getAll("Cache-Control")).isEqualTo(List.of("max-age=60"));
  }

  @Test
  void withoutHttpsNothingIsSaidAboutIt() {
    try (RunningGateway plain = RunningGateway.with("teahouse.issuer", "http://teahouse.example")) {
      assertThat(plain.browser().get("/").header("Strict-Transport-Security")).isNull();
    }
  }
}
