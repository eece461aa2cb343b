package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static teahouse.system.stranger.Stranger.newId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.Service;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;

/// What rules, dashboards and runbooks speak of is there.
@ExtendWith(House.Extension.class)
class ObservabilityTest {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:teahouse|jvm|process|http|ALERTS)_[a-z0-9_]+");
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: docs/operating.md#(\\w+)");

  @Test
  void everyMetricOfRulesAndDashboardsIsThere(House house) throws IOException {
    var alice = Stranger.signsUp(house.address(), "observed_alice", "Alice");
    var room = alice.makesRoom("Observed", "public");
    try (Socket socket = alice.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      socket.subscribes(room, 0);
      socket.posts(room, newId(), "counted");
      // Refused, for its id is none.
      socket.posts(room, "none", "counted too");
      alice.post(
          "/api/v1/rooms/" + room + "/messages", Json.object("id", newId(), "text", "three"));
      var wanted = metrics(sources());
      assertThat(wanted).contains("teahouse_posts_seconds_bucket", "teahouse_archive_lag_records");
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThat(names(house)).containsAll(wanted));
    }
  }

  @Test
  void everyAlertHasASectionOfTheRunbook() throws IOException {
    var rules = read("deploy/observability/rules.yaml");
    var runbook = read("docs/operating.md");
    var alerts = ALERT.matcher(rules).results().map(found -> found.group(1)).toList();
    assertThat(alerts)
        .hasSizeGreaterThan(5)
        .allSatisfy(alert -> assertThat(runbook).contains("### " + alert + "\n"));
    assertThat(RUNBOOK.matcher(rules).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(alerts.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void theRulesFireWhenTheyShould() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not at hand: the rules were not run");
    var process =
        new ProcessBuilder("promtool", "test", "rules", "rules.test.yaml")
            .directory(root().resolve("deploy/observability").toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Stream<String> sources() throws IOException {
    return Stream.of(
        read("deploy/observability/rules.yaml"),
        read("deploy/observability/dashboards/teahouse.json"),
        read("deploy/observability/adapter-rules.yaml"),
        read("deploy/observability/consoles/teahouse.html"));
  }

  /// The autoscaler's own name of the archive's lag is no metric.
  private static Set<String> metrics(Stream<String> sources) {
    return sources
        .flatMap(text -> METRIC.matcher(text).results().map(found -> found.group()))
        .filter(name -> !name.equals("teahouse_archive_lag"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(House house) {
    return Stream.of(Service.values())
        .flatMap(service -> house.metrics(service).lines())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String read(String path) throws IOException {
    return Files.readString(root().resolve(path));
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..").normalize();
  }
}
