package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.Browser;
import teahouse.gateway.world.RunningGateway;

class RateLimitsTest {

  private static List<Answer> ask(Browser browser, int times, String method, String path) {
    return IntStream.range(0, times)
        .mapToObj(_ -> browser.send(method, path, method.equals("POST") ? "{}" : null))
        .toList();
  }

  private static void isToldToSlowDown(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json())
        .containsEntry("code", "too_many_requests")
        .containsEntry("retryable", true);
    assertThat((Integer) answer.json().get("retryAfterMs")).isPositive();
    assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After")))).isPositive();
  }

  @Test
  void aUserIsLimitedWhoeverElseUsesTheAddress() {
    try (RunningGateway house =
        RunningGateway.with(
            "teahouse.rate-limit.user.burst", "5", "teahouse.rate-limit.user.per-minute", "1")) {
      var alice = house.signedIn();
      var bob = house.signedIn();

      List<Answer> answers = ask(alice.browser(), 6, "GET", "/api/v1/rooms");

      assertThat(answers.subList(0, 5))
          .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
      isToldToSlowDown(answers.getLast());
      assertThat(bob.browser().get("/api/v1/rooms").status()).isEqualTo(200);
      assertThat(house.socketOf(alice).status()).isEqualTo(429);
      assertThat(house.operator().get("/actuator/prometheus").body())
          .contains("teahouse_gateway_limited_total{limit=\"user\"} 2.0");
    }
  }

  @Test
  void anAddressIsLimitedWhoeverItSaysItIs() {
    try (RunningGateway house =
        RunningGateway.with(
            "teahouse.rate-limit.address.burst",
            "5",
            "teahouse.rate-limit.address.per-minute",
            "1")) {
      List<Answer> answers =
          IntStream.range(0, 6)
              .mapToObj(i -> house.browser().get("/", "X-Forwarded-For", "10.0.0." + i))
              .toList();

      assertThat(answers.getFirst().status()).isEqualTo(200);
      isToldToSlowDown(answers.getLast());
    }
  }

  @Test
  void behindATrustedProxyEachClientIsLimitedOnItsOwn() {
    try (RunningGateway house =
        RunningGateway.with(
            "teahouse.edge.trusted-proxies",
            "127.0.0.0/8",
            "teahouse.rate-limit.address.burst",
            "1",
            "teahouse.rate-limit.address.per-minute",
            "1")) {
      Browser proxy = house.browser();

      assertThat(proxy.get("/", "X-Forwarded-For", "203.0.113.1").status()).isEqualTo(200);
      assertThat(proxy.get("/", "X-Forwarded-For", "203.0.113.2").status()).isEqualTo(200);
      isToldToSlowDown(proxy.get("/", "X-Forwarded-For", "203.0.113.1"));
      // What the client wrote before the proxy did counts for nothing.
      isToldToSlowDown(proxy.get("/", "X-Forwarded-For", "203.0.113.77, 203.0.113.1"));
    }
  }

  @Test
  void passwordsAreTriedSlowly() {
    try (RunningGateway house =
        RunningGateway.with(
            "teahouse.rate-limit.sign-in.burst",
            "3",
            "teahouse.rate-limit.sign-in.per-minute",
            "1")) {
      Browser mallory = house.browser();

      assertThat(ask(mallory, 2, "POST", "/sign-in")).allMatch(answer -> answer.status() == 200);
      assertThat(mallory.post("/api/v1/users", "{}").status()).isEqualTo(200);
      isToldToSlowDown(mallory.post("/sign-in", "{}"));
      isToldToSlowDown(mallory.post("/sign-up", "{}"));
      assertThat(mallory.get("/sign-in").status()).isEqualTo(200);
    }
  }
}
