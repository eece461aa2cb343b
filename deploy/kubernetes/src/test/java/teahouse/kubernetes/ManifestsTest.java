package teahouse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ManifestsTest {
  private static final List<String> SERVICES = List.of("auth", "chat", "history", "gateway");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void everythingKeepsTheRules(String overlay) throws IOException {
    assertThat(new HouseRules(objects("overlays/" + overlay)).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "chat", "history", "gateway"})
  void aTeamAppliesItsOwnServiceAlone(String service) throws IOException {
    assertThat(objects("overlays/production/" + service))
        .allSatisfy(object -> assertThat(Tree.text(object, "metadata", "name")).startsWith(service))
        .extracting(object -> object.get("kind"))
        .contains("Deployment", "Service", "ConfigMap", "NetworkPolicy", "PodDisruptionBudget");
  }

  @Test
  void productionBringsNoSecretsAndRunsReleases() throws IOException {
    var house = new HouseRules(objects("overlays/production"));
    assertThat(house.of("Secret")).isEmpty();
    assertThat(house.of("Deployment"))
        .hasSize(4)
        .extracting(deployment ->
            Tree.text(deployment, "spec", "template", "spec", "containers", 0, "image"))
        .allMatch(image ->
            image.startsWith("registry.example.org/teahouse/") && !image.endsWith("SNAPSHOT"));
    assertThat(house.of("HorizontalPodAutoscaler"))
        .allMatch(scaler -> Tree.number(scaler, "spec", "minReplicas") >= 2);
  }

  @Test
  void secretsOfTheDevOverlaySayThatTheyAreNone() throws IOException {
    assertThat(new HouseRules(objects("overlays/dev")).of("Secret"))
        .hasSize(4)
        .flatExtracting(secret -> Tree.map(secret, "stringData").entrySet())
        .allMatch(entry ->
            entry.getKey().equals("teahouse.session-cookie.key")
                || entry.getValue().toString().startsWith("insecure-local-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void aPodIsGivenTheTimeThatItNeedsToLeave(String overlay) throws IOException {
    for (var deployment :
        new HouseRules(objects("overlays/" + overlay)).of("Deployment").toList()) {
      var service = Tree.text(deployment, "metadata", "name");
      var settings =
          Files.readString(folder("overlays/" + overlay + "/" + service + "/application.yaml"));
      assertThat(
              Tree.number(deployment, "spec", "template", "spec", "terminationGracePeriodSeconds"))
          .as(service)
          .isGreaterThanOrEqualTo(new Grace(root()).secondsToLeave(service, deployment, settings));
    }
  }

  @Test
  void noHealthOfAServiceDependsOnWhatARestartDoesNotMend() throws IOException {
    for (var service : SERVICES) {
      assertThat(new Grace(root()).faultsOfHealth(service)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/dev", "overlays/production", "overlays/production/chat"})
  void kubectlReadsTheSame(String overlay) throws Exception {
    assertThat(names(objects(overlay))).isEqualTo(names(kubectl(overlay)));
    assertThat(unhashed(kubectl(overlay)))
        .containsExactlyInAnyOrderElementsOf(unhashed(objects(overlay)));
  }

  @Test
  void theOperatorGetsTheSameRulesAsPrometheus() throws IOException {
    var rules = Files.readString(root().resolve("deploy/observability/rules.yaml"));
    assertThat(new HouseRules(objects("overlays/production")).of("PrometheusRule"))
        .singleElement()
        .extracting(rule -> Tree.list(rule, "spec", "groups"))
        .isEqualTo(Tree.list(Kustomization.documents(rules).getFirst(), "groups"));
  }

  @Test
  void topicsAreMadeAsTheServicesMakeThem() throws IOException {
    var topics =
        Kustomization.documents(Files.readString(folder("kafka/topics.yaml"))).stream()
            .collect(
                Collectors.toMap(t -> Tree.text(t, "metadata", "name"), t -> Tree.map(t, "spec")));
    assertThat(topics).containsOnlyKeys("room-log-1", "session-events", "room-log-dlt");
    var log = topics.get("room-log-1");
    assertThat(Tree.at(log, "partitions")).isEqualTo(64);
    assertThat(Tree.map(log, "config"))
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("retention.ms", 14 * 24 * 3_600_000)
        .containsEntry("unclean.leader.election.enable", false)
        .containsEntry("min.insync.replicas", 2);
    assertThat(Tree.at(topics.get("session-events"), "partitions")).isEqualTo(1);
    assertThat(Tree.text(topics.get("session-events"), "config", "cleanup.policy"))
        .isEqualTo("compact");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxUnavailable: 0                | maxUnavailable: 1                | takes pods away
          maxSurge: 1                      | maxSurge: 0                      | cannot surge
          minReadySeconds: 5               | replicas: 3                      | autoscaler's business
          minReadySeconds: 5               | minReadySecond: 5                | minReadySecond
          runAsNonRoot: true               | runAsNonRoot: false              | run as root
          type: RuntimeDefault             | type: Unconfined                 | no seccomp
          enableServiceLinks: false        | hostNetwork: true                | hostNetwork
          automountServiceAccountToken: false | automountServiceAccountToken: true | token of the cluster
          topologyKey: kubernetes.io/hostname | topologyKey: rack             | not spread
          teahouse/chat:0.1.0              | teahouse/chat:latest             | without a version
          readOnlyRootFilesystem: true     | readOnlyRootFilesystem: false    | writable root
          mountPath: /tmp                  | mountPath: /temp                 | native transport
          allowPrivilegeEscalation: false  | allowPrivilegeEscalation: true   | gain privileges
          - ALL                            | - NET_RAW                        | keeps capabilities
          emptyDir:                        | hostPath:                        | folder of the host
          sleep:                           | exec:                            | before the proxies
          path: /actuator/health/readiness | path: /actuator/health           | readiness is not asked
          path: /actuator/health/liveness  | path: /actuator/health           | liveness asks something else
          limits:                          | requests2:                       | no limits of memory
          path: /actuator/prometheus       | path: /metrics                   | nobody reads its metrics
          stabilizationWindowSeconds: 1800 | stabilizationWindowSeconds: 10   | scales down slowly
          kind: PodDisruptionBudget        | kind: Surprise                   | no disruption budget
          enforce: restricted              | enforce: baseline                | not restricted
          kind: NetworkPolicy              | kind: NetworkPolitics            | unknown kind
          proxy-read-timeout: '3600'       | proxy-read-timeout: '60'         | cuts quiet sockets
          port: 3306                       | prot: 3306                       | prot
          """)
  void eachRuleFindsWhatBreaksIt(String good, String bad, String fault) throws IOException {
    var text = new Yaml(options()).dumpAll(objects("overlays/production").iterator());
    assertThat(text).contains(good);
    assertThat(new HouseRules(Kustomization.documents(text.replace(good, bad))).faults())
        .anySatisfy(found -> assertThat(found).contains(fault));
  }

  @Test
  void aDoorThatOpensToOneSideOnlyIsFound() throws IOException {
    var all = objects("overlays/production");
    for (var name : List.of("chat-to-history", "history-from-chat", "nothing-by-default")) {
      var without =
          all.stream().filter(o -> !Tree.text(o, "metadata", "name").equals(name)).toList();
      assertThat(new HouseRules(without).faults())
          .hasSize(1)
          .allMatch(fault -> fault.startsWith("network: "));
    }
  }

  private static org.yaml.snakeyaml.DumperOptions options() {
    var options = new org.yaml.snakeyaml.DumperOptions();
    options.setDefaultFlowStyle(org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
    return options;
  }

  /// Without the hash that kubectl gives to what it generates.
  private static List<String> names(List<Map<String, Object>> objects) {
    return objects.stream()
        .map(o ->
            o.get("kind")
                + " "
                + Tree.text(o, "metadata", "namespace")
                + " "
                + Tree.text(o, "metadata", "name")
                    .replaceFirst("(-(config|secrets))-[a-z0-9]{10}$", "$1"))
        .sorted()
        .toList();
  }

  /// All but what carries a hash, or names something that does.
  private static List<Map<String, Object>> unhashed(List<Map<String, Object>> objects) {
    return objects.stream()
        .filter(o -> !Set.of("Deployment", "ConfigMap", "Secret").contains(Tree.text(o, "kind")))
        .toList();
  }

  private static List<Map<String, Object>> kubectl(String overlay)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", folder(overlay).toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException absent) {
      assumeTrue(false, "kubectl is not at hand: the manifests were read by the small reader only");
      return List.of();
    }
    var yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Kustomization.documents(yaml);
  }

  private static List<Map<String, Object>> objects(String overlay) throws IOException {
    return Kustomization.render(folder(overlay));
  }

  private static Path folder(String path) {
    return root().resolve("deploy/kubernetes").resolve(path);
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml"))
        ? here
        : here.resolve("../..").normalize();
  }
}
