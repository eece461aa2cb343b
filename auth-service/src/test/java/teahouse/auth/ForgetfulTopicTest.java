package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teahouse.local.BrokerCluster;
import tools.jackson.databind.json.JsonMapper;

/// Somebody made `session-events` before this service did, and not as it has to be.
class ForgetfulTopicTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TOPIC = "session-events";

  @Test
  void anInstanceIsNotReadyWhileTheTopicForgetsAndTellsItsNewsAllTheSame(@TempDir Path folder)
      throws Exception {
    try (var cluster = BrokerCluster.of(1, folder, folder)) {
      cluster.start();
      cluster.awaitReady();
      String brokers = cluster.bootstrapServers();
      try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
        var topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "delete"));
        admin.createTopics(List.of(topic)).all().get();
        try (var auth = Replica.start(Map.of("teahouse.kafka.bootstrap-servers", brokers))) {
          awaitReady(auth, false);
          Person alice = Person.at(auth).withAccount();
          var flow = Flow.ofGateway(auth.origin());
          assertThat(alice.revoke(flow, alice.gatewayTokens().refresh()).status()).isEqualTo(200);
          await().atMost(PATIENCE).until(() -> !SessionEventsReader.read(brokers).isEmpty());

          set(admin, "cleanup.policy", "compact");
          awaitReady(auth, true);
        }
        set(admin, "cleanup.policy", "compact,delete");
        set(admin, "retention.ms", "60000");
        try (var auth = Replica.start(Map.of("teahouse.kafka.bootstrap-servers", brokers))) {
          awaitReady(auth, false);
          set(admin, "retention.ms", "86400000");
          awaitReady(auth, true);
        }
      }
    }
  }

  private static void set(Admin admin, String name, String value) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
  }

  /// Not ready because of the topic, and nothing else.
  private static void awaitReady(Replica auth, boolean ready) {
    var readiness =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/actuator/health/readiness"
                        .formatted(auth.managementPort())))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      await("ready: " + ready)
          .atMost(PATIENCE)
          .until(() -> {
            var answer = http.send(readiness, HttpResponse.BodyHandlers.ofString());
            var parts = JsonMapper.shared().readTree(answer.body()).path("components");
            return answer.statusCode() == (ready ? 200 : 503)
                && parts.path("signingKeys").path("status").asString("").equals("UP")
                && parts
                    .path("sessionEvents")
                    .path("status")
                    .asString("")
                    .equals(ready ? "UP" : "DOWN");
          });
    }
  }
}
