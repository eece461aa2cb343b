package teahouse.system.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teahouse.system.stranger.Stranger.newId;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.Service;
import teahouse.local.StartFailure;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// Logs in the Elastic Common Schema: they find a failure by what the person was told, and hold
/// nothing of what people are and say.
@ExtendWith(WatchedHouse.Extension.class)
class LogsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void aFailureIsFoundByTheTraceThatThePersonWasTold(WatchedHouse house)
      throws IOException, StartFailure {
    var alice = Stranger.signsUp(house.address(), "logged_alice", "Alice Loggins");
    var room = alice.makesRoom("Unlogged parlour", "private");
    try (Socket socket = alice.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      socket.subscribes(room, 0);
      socket.posts(room, newId(), "said in confidence");
    }
    house.losesItsDatabase();
    String told;
    try {
      var answer = alice.ask("/api/v1/rooms/" + room);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      told = Json.read(answer.body()).required("traceId").asString();
    } finally {
      house.findsItsDatabase();
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(lines(house, Service.CHAT))
                .anySatisfy(line -> {
                  assertThat(line.at("/trace/id").asString()).isEqualTo(told);
                  assertThat(line.at("/log/level").asString()).isEqualTo("WARN");
                  assertThat(line.at("/service/name").asString()).isEqualTo("chat-service");
                }));
    assertThat(house.logs())
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line)
                .doesNotContainIgnoringCase("logged_alice")
                .doesNotContain("Alice Loggins", "Unlogged parlour", "said in confidence")
                .doesNotContain("quiet cup of", "Bearer")
                .doesNotContainPattern("eyJ[A-Za-z0-9_-]{20}"));
  }

  /// What is no JSON is the JVM's own.
  private static List<JsonNode> lines(WatchedHouse house, Service service) throws IOException {
    return house.log(service).stream()
        .filter(line -> line.startsWith("{"))
        .map(Json::read)
        .toList();
  }
}
