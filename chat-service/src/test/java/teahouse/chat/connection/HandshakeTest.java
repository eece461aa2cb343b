package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import tools.jackson.databind.json.JsonMapper;

class HandshakeTest {

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();

  @ParameterizedTest
  @ValueSource(strings = {"", "teahouse.v2", "teahouse.v1, other", "other, teahouse.v1"})
  void whoDoesNotOfferExactlyOurProtocolIsRefusedBeforeTheUpgrade(String offered) {
    var answer = RawSocket.refusal(node, alice, offered);

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer).contains("application/problem+json");
    assertThat(answer)
        .contains("\"code\":\"invalid_field\"")
        .contains("\"field\":\"Sec-WebSocket-Protocol\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void theSocketsAddressTakesNoOtherVerbThanGet(String verb) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(node.uri() + "/ws"))
            .method(verb, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + alice.token())
            .header("Sec-WebSocket-Protocol", "teahouse.v1")
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString())
          .isEqualTo("method_not_allowed");
    }
  }

  @Test
  void whatIsSentBeforeTheWelcomeWasReadIsAnsweredBehindIt() {
    try (var socket = new RawSocket(node, alice)) {
      socket.sends("{\"type\":\"ping\",\"ref\":\"hasty\"}");

      assertThat(socket.reads().type()).isEqualTo("welcome");
      assertThat(socket.readsUntil("pong").json().path("ref").asString()).isEqualTo("hasty");
    }
  }
}
