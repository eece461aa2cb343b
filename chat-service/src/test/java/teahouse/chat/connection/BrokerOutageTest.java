package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.BrokerCluster;
import teahouse.local.testing.TestDatabase;

class BrokerOutageTest {

  @Test
  void withoutTheLogPostsMayBeSentAgainAndThenTakeEffectOnce(@TempDir Path folder)
      throws Exception {
    try (var cluster = BrokerCluster.of(1, folder, folder)) {
      cluster.start();
      cluster.awaitReady();
      makeSessionEvents(cluster.bootstrapServers());
      try (var node = node(cluster.bootstrapServers())) {
        talkThroughAnOutage(node, cluster);
      }
    }
  }

  private static void talkThroughAnOutage(ChatNode node, BrokerCluster cluster) throws Exception {
    var alice = Person.signedIn();
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      socket.subscribes(lobby, 0);
      socket.posts(lobby, "before");

      cluster.brokers().getFirst().stop();
      socket.hears("stale");
      assertThat(node.isReady()).isFalse();
      assertThat(node.isAlive()).as("a restart would mend no broker").isTrue();
      var id = Person.newId();
      var unknown = socket.posts(lobby, id, "during");
      assertThat(unknown.path("code").asString()).isEqualTo("log_unavailable");
      assertThat(unknown.path("retryable").asBoolean()).isTrue();

      cluster.brokers().getFirst().start();
      cluster.brokers().getFirst().awaitReady();
      socket.hears("fresh");
      await().atMost(Duration.ofSeconds(60)).until(node::isReady);
      var seq = socket.posts(lobby, id, "during").path("seq").asLong();
      assertThat(seq).isPositive();
      assertThat(socket.posts(lobby, id, "during").path("seq").asLong()).isEqualTo(seq);
      socket.posts(lobby, "after");
      socket.hearsText(lobby, "after");
      assertThat(socket.events(lobby).stream().map(event -> event.path("text").asString("")))
          .containsSubsequence("before", "during", "after")
          .containsOnlyOnce("during");
    }
  }

  private static ChatNode node(String bootstrapServers) {
    return ChatNode.start(
        TestDatabase.create("chat"),
        "spring.kafka.bootstrap-servers=" + bootstrapServers,
        "teahouse.log.delivery-timeout=4s",
        "teahouse.messages.patience=5s");
  }

  private static void makeSessionEvents(String bootstrapServers) throws Exception {
    var settings =
        Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (var admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic("session-events", 1, (short) 1))).all().get();
    }
  }
}
