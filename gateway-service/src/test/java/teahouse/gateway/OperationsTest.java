package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import teahouse.gateway.world.RunningGateway;
import teahouse.gateway.world.Socket;

class OperationsTest {

  private static int readiness(RunningGateway house) {
    return house.operator().get("/actuator/health/readiness").status();
  }

  @Test
  void aReplicaIsReadyWhenItHasTheKeysAndStaysSoWithoutAuthService() {
    try (RunningGateway house = RunningGateway.with()) {
      await().until(() -> readiness(house) == 200);

      house.auth.stop();

      assertThat(readiness(house)).isEqualTo(200);
      assertThat(house.operator().get("/actuator/health/liveness").status()).isEqualTo(200);
    }
  }

  @Test
  void aReplicaThatNeverHadTheKeysIsAliveAndNotReadyAndSaysWhyItAnswersNothing() {
    try (RunningGateway house = RunningGateway.withAuthAway()) {
      String token = house.auth.tokens.accessToken("u");

      assertThat(readiness(house)).isEqualTo(503);
      assertThat(house.operator().get("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(house.browser().get("/").status()).isEqualTo(200);
      var answer = house.browser().get("/api/v1/rooms", "Authorization", "Bearer " + token);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("auth_unavailable");

      house.auth.at(
          "/oauth2/jwks", (_, jwks) -> jwks.sendString(Mono.just(house.auth.tokens.keySet())));

      await().until(() -> readiness(house) == 200);
      assertThat(house.browser().get("/api/v1/rooms", "Authorization", "Bearer " + token).status())
          .isEqualTo(200);
    }
  }

  @Test
  void thePortForOperatorsShowsHealthAndMetricsOnly() {
    var operator = RunningGateway.shared().operator();

    assertThat(operator.get("/actuator/prometheus").body()).contains("teahouse_gateway_sockets");
    assertThat(operator.get("/actuator/env").status()).isEqualTo(404);
    assertThat(operator.get("/actuator/gateway/routes").status()).isEqualTo(404);
    assertThat(operator.get("/api/v1/rooms").status()).isIn(401, 404);
  }

  @Test
  void aReplicaThatStopsSendsItsSocketsAwayToComeBack() {
    RunningGateway house = RunningGateway.with();
    Socket socket = house.socketOf(house.signedIn());
    assertThat(socket.hears()).startsWith("welcome");

    house.close();

    assertThat(socket.closedWith()).isEqualTo("1001 going_away");
  }

  @ParameterizedTest
  @CsvSource({
    "teahouse.issuer, https://teahouse.example/, teahouse.issuer",
    "teahouse.issuer, teahouse.example, teahouse.issuer",
    "teahouse.session-cookie.key, c2hvcnQ, 5 bytes (expected: 32",
    "teahouse.session-cookie.key, '!', teahouse.session-cookie.key",
    "teahouse.session-cookie.former-keys, c2hvcnQ, teahouse.session-cookie.former-keys",
    "teahouse.clients.gateway.secret, '', secret",
    "teahouse.rate-limit.user.burst, 0, teahouse.rate-limit",
  })
  void aWrongSettingStopsTheStartAndIsNamed(String property, String value, String named) {
    assertThatThrownBy(() -> RunningGateway.with(property, value).close())
        .rootCause()
        .hasMessageContaining(named);
  }
}
