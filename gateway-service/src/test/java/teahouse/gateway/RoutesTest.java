package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.gateway.world.RunningGateway;

class RoutesTest {

  private final RunningGateway house = RunningGateway.shared();

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/users/me,                auth",
    "GET,    /api/v1/rooms/r/messages,        history",
    "GET,    /api/v1/rooms/r/messages?limit=5, history",
    "GET,    /api/v1/rooms/r/changes?after=0, history",
    "POST,   /api/v1/changes,                 history",
    "POST,   /api/v1/rooms/r/messages,        chat",
    "GET,    /api/v1/rooms,                   chat",
    "POST,   /api/v1/rooms,                   chat",
    "GET,    /api/v1/rooms/r,                 chat",
    "POST,   /api/v1/rooms/r/join,            chat",
    "GET,    /api/v1/memberships,             chat",
    "POST,   /api/v1/socket-renewals,         chat",
  })
  void eachPathIsAnsweredByTheServiceThatOwnsIt(String method, String path, String service) {
    var alice = house.signedIn();

    var answer =
        alice
            .browser()
            .send(method, path, method.equals("POST") ? "{}" : null, alice.browser().pageHeaders());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.service()).isEqualTo(service);
  }
}
