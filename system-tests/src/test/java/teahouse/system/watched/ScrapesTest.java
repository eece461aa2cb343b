package teahouse.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teahouse.local.Service;
import teahouse.system.stranger.Stranger;

/// A house of which traces are taken gives its metrics as one without.
@ExtendWith(WatchedHouse.Extension.class)
class ScrapesTest {

  /// As Prometheus asks.
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

  /// Prometheus below 2.43 (Debian 12 has 2.42) refuses all metrics of a service for one exemplar
  /// at a `_count`.
  @ParameterizedTest
  @EnumSource
  void noExemplarKeepsAnOlderPrometheusAway(Service service, WatchedHouse house)
      throws IOException, InterruptedException {
    var sam =
        Stranger.signsUp(
            house.address(), "scraped_" + service.name().toLowerCase(Locale.ROOT), "Sam");
    var room = sam.makesRoom("Counted", "public");
    sam.ask("/api/v1/rooms/" + room + "/messages");
    var asked =
        HttpRequest.newBuilder(house.management(service).resolve("/actuator/prometheus"))
            .header("Accept", OPEN_METRICS)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(asked, BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("Content-Type"))
          .get()
          .asString()
          .contains("openmetrics");
      assertThat(answer.body().lines())
          .anyMatch(line -> line.startsWith("http_server_requests_seconds_count"))
          .noneMatch(line -> line.contains("trace_id="));
    }
  }
}
