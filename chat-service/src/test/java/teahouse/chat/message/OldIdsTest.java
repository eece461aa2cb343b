package teahouse.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.EventId;
import teahouse.local.testing.TestDatabase;

/// History and auth-service are stood in for: what they answer is what is tried here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldIdsTest {

  private final Person alice = Person.signedIn();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private HttpServer others;
  private ChatNode node;
  private volatile String answer = "{\"known\":false}";
  private volatile int status = 200;

  @BeforeAll
  void start() throws IOException {
    others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    others.createContext("/oauth2/token", exchange -> send(exchange, 200, TOKEN));
    others.createContext("/internal/v1/rooms/", this::lookUp);
    others.start();
    var uri = "http://127.0.0.1:" + others.getAddress().getPort();
    node =
        ChatNode.start(
            TestDatabase.create("chat"),
            "teahouse.history-uri=" + uri,
            "teahouse.token-uri=" + uri + "/oauth2/token");
  }

  @AfterAll
  void stop() {
    node.close();
    others.stop(0);
  }

  private static final String TOKEN =
      "{\"access_token\":\"of-the-service\",\"token_type\":\"Bearer\",\"expires_in\":600}";

  @Test
  void anOldIdIsAnsweredAsHistoryKnowsIt() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      answer =
          "{\"known\":true,\"seq\":1099511627799,\"by\":\"%s\",\"digest\":\"%s\"}"
              .formatted(alice.id(), MessageEvent.digest("long ago"));
      var id = minutesAgo(11);

      assertThat(socket.posts(lobby, id, "long ago").path("seq").asLong())
          .isEqualTo(1099511627799L);
      assertThat(socket.posts(lobby, minutesAgo(11), "other words").path("code").asString())
          .isEqualTo("id_taken");
      assertThat(questions)
          .anyMatch(question -> question.contains(lobby + "/event-ids/" + id + "?until="));
    }
  }

  @Test
  void anOldIdThatHistoryDoesNotKnowIsPosted() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      socket.subscribes(lobby, 0);
      answer = "{\"known\":false}";

      var seq = socket.posts(lobby, minutesAgo(30), "from the outbox").path("seq").asLong();

      assertThat(socket.hearsText(lobby, "from the outbox").path("seq").asLong()).isEqualTo(seq);
    }
  }

  @Test
  void withoutHistoryAnOldIdMayBeSentAgainLaterAndANewOneIsPosted() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      status = 503;
      var error = socket.posts(lobby, minutesAgo(11), "whenever");
      assertThat(error.path("code").asString()).isEqualTo("history_unavailable");
      assertThat(error.path("retryable").asBoolean()).isTrue();

      int asked = questions.size();
      assertThat(socket.posts(lobby, "now").path("seq").asLong()).isPositive();
      assertThat(questions).hasSize(asked);
    } finally {
      status = 200;
    }
  }

  private static EventId minutesAgo(int minutes) {
    var then = Clock.systemUTC().instant().minus(Duration.ofMinutes(minutes));
    return EventId.mint(then, new SecureRandom());
  }

  private void lookUp(HttpExchange exchange) throws IOException {
    questions.add(exchange.getRequestURI().toString());
    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
    send(exchange, "Bearer of-the-service".equals(bearer) ? status : 401, answer);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
