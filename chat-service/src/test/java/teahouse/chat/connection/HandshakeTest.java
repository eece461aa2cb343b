package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
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

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/ws?room=1"})
  void whoDoesNotAskForAnUpgradeHearsSo(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(node.uri() + path))
                  .header("Authorization", "Bearer " + alice.token())
                  .header("Sec-WebSocket-Protocol", "teahouse.v1")
                  .header("Accept-Language", "zh-CN")
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(answer.headers().firstValue("date")).isPresent();
      var problem = JsonMapper.shared().readTree(answer.body());
      assertThat(problem.path("code").asString()).isEqualTo("malformed");
      assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
      assertThat(problem.path("detail").asString()).matches(".*\\p{IsHan}.*");
    }
  }

  /// The trace of before the door goes on behind it.
  @Test
  void aRefusalCarriesTheTraceThatItCameWith() throws Exception {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(node.uri() + "/ws"))
                  .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
      assertThat(JsonMapper.shared().readTree(answer.body()).path("traceId").asString())
          .isEqualTo(trace);
    }
  }

  @Test
  void theManagementPortOpensNoSocket() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(node.managementUri() + "/ws"))
                  .header("Authorization", "Bearer " + alice.token())
                  .header("Sec-WebSocket-Protocol", "teahouse.v1")
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void doorsCountWhoAsked() {
    var meters = node.bean(MeterRegistry.class);
    var opened = meters.counter("teahouse.sockets.asked", "outcome", "opened");
    var refused = meters.counter("teahouse.sockets.asked", "outcome", "invalid_field");
    double openedBefore = opened.count();
    double refusedBefore = refused.count();

    RawSocket.refusal(node, alice, "other");
    try (var _ = new RawSocket(node, alice)) {
      assertThat(opened.count()).isGreaterThan(openedBefore);
      assertThat(refused.count()).isGreaterThan(refusedBefore);
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
