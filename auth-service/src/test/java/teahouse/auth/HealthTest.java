package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the operator asks, on a port that people do not reach.
class HealthTest {

  private final Replica auth = Replica.shared();

  @ParameterizedTest
  @CsvSource({
    "health/liveness,200",
    "health/readiness,200",
    "health,200",
    "prometheus,200",
    "env,404",
    "heapdump,404",
    "beans,404",
    "loggers,404"
  })
  void theOperatorSeesHealthAndNumbersAndNothingElse(String endpoint, int status) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
              URI.create(
                  "http://localhost:%d/actuator/%s".formatted(auth.managementPort(), endpoint)));
      assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(status);
    }
    assertThat(Person.at(auth).get("/actuator/" + endpoint).status()).isEqualTo(404);
  }
}
