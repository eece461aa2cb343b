package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.gateway.world.Refusal.refused;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.RunningGateway;

/// Tries to use somebody's cookie from a page that is not ours.
class ForeignPagesTest {

  private static final String ROOMS = "/api/v1/rooms";
  private static final String OWN = RunningGateway.ORIGIN;

  private final RunningGateway house = RunningGateway.shared();

  @ParameterizedTest
  @CsvSource({
    "own,          ,           1, 200",
    "own,          same-origin, 1, 200",
    ",             same-origin, 1, 200",
    "own,          ,           0, 403",
    "own,          ,            , 403",
    ",             ,           1, 403",
    ",             ,            , 403",
    "https://evil.example, ,   1, 403",
    "null,         ,           1, 403",
    "https://teahouse.example.evil.example, , 1, 403",
    "http://teahouse.example, , 1, 403",
    "own,          cross-site, 1, 403",
    ",             cross-site, 1, 403",
    ",             same-site,  1, 403",
    ",             none,       1, 403",
  })
  void aCookieChangesSomethingOnlyForAPageOfOurs(
      @Nullable String origin, @Nullable String site, @Nullable String header, int status) {
    var headers = headers(origin, site, header);

    Answer answer = house.signedIn().browser().post(ROOMS, "{}", headers);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (status == 403) {
      refused(answer, 403, "origin_refused");
    }
  }

  @ParameterizedTest
  @CsvSource({
    ", , 200",
    ", same-origin, 200",
    ", none, 200",
    "own, , 200",
    "https://evil.example, , 403",
    ", cross-site, 403",
    ", same-site, 403"
  })
  void aCookieReadsNothingForAForeignPage(
      @Nullable String origin, @Nullable String site, int status) {
    Answer answer = house.signedIn().browser().get(ROOMS, headers(origin, site, null));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aForeignPageCannotSignPeopleUp() {
    refused(
        house.browser().post("/api/v1/users", "{}", "Origin", "https://evil.example"),
        403,
        "origin_refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://teahouse.example",
        "https://teahouse.example:8443"
      })
  void aSocketIsRefusedToAForeignPage(String origin) {
    String cookie = house.cookie(house.signedIn());

    assertThat(house.socket(true, "Cookie", cookie, "Origin", OWN).status()).isEqualTo(101);
    assertThat(house.socket(true, "Cookie", cookie, "Origin", origin).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "teahouse.example.evil.example", "127.0.0.1", "localhost"})
  void aForeignHostNameIsRefused(String host) {
    refused(house.browserAt(host).get("/"), 421, "host_refused");
    refused(house.browserAt(host).get("/sign-in"), 421, "host_refused");
  }

  private static String[] headers(
      @Nullable String origin, @Nullable String site, @Nullable String header) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (origin != null) {
      headers.put("Origin", origin.equals("own") ? OWN : origin);
    }
    if (site != null) {
      headers.put("Sec-Fetch-Site", site);
    }
    if (header != null) {
      headers.put("X-Teahouse-Csrf", header);
    }
    return headers.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
        .toArray(String[]::new);
  }
}
