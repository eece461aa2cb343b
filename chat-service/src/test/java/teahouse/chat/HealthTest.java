package teahouse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthTest {

  private final ChatNode node = ChatNode.shared();

  @Test
  void aNodeIsReadyWhenItKnowsKeysEndedSessionsAndTheLog() {
    var answer = asks("/actuator/health/readiness");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("components").propertyNames())
        .containsExactlyInAnyOrder("readinessState", "sessionEvents", "signingKeys", "roomLog");
  }

  @Test
  void beingAliveDependsOnNobody() {
    var answer = asks("/actuator/health/liveness");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("components").propertyNames()).containsExactly("livenessState");
  }

  @Test
  void nothingElseIsShown() {
    assertThat(asks("/actuator/prometheus").status()).isEqualTo(200);
    for (var path : new String[] {"env", "beans", "heapdump", "loggers", "shutdown"}) {
      assertThat(asks("/actuator/" + path).status()).as(path).isEqualTo(404);
    }
  }

  private Answer asks(String path) {
    return Objects.requireNonNull(
        WebClient.create(node.managementUri() + path)
            .get()
            .exchangeToMono(response ->
                response
                    .bodyToMono(String.class)
                    .defaultIfEmpty("")
                    .map(body ->
                        new Answer(
                            response.statusCode().value(),
                            response.headers().asHttpHeaders(),
                            json(body))))
            .block());
  }

  private static JsonNode json(String body) {
    return body.startsWith("{")
        ? JsonMapper.shared().readTree(body)
        : JsonMapper.shared().missingNode();
  }
}
