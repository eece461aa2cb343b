package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Kafka is away: people go on signing in and out, and the news waits for it.
class WithoutKafkaTest {

  @Test
  void signingOutWorksAtOnceAndIsToldWhenKafkaIsBack() {
    Replica cutOff = Replica.start(Map.of("teahouse.kafka.bootstrap-servers", "localhost:1"));
    Person alice = Person.at(cutOff).withAccount();
    var flow = Flow.ofGateway(cutOff.origin());
    var tokens = alice.gatewayTokens();
    assertThat(alice.revoke(flow, tokens.refresh()).status()).isEqualTo(200);
    assertThat(alice.refresh(flow, tokens.refresh()).status()).isEqualTo(400);
    String key = "session:" + tokens.accessClaims().path("sid").asString();
    cutOff.close();
    try (Replica back = cutOff.sibling()) {
      assertThat(back.origin()).isNotNull();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(SessionEventsReader.read())
                  .anySatisfy(event -> assertThat(event.key()).isEqualTo(key)));
    }
  }
}
