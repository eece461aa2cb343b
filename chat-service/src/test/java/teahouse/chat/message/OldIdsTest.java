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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.EventId;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;

/// History and auth-service are stood in for: what they answer is what is tried here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldIdsTest {

  private final Person alice = Person.signedIn();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final DatabaseAddress database = TestDatabase.create("chat");
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
    node = twin();
  }

  private ChatNode twin() {
    var uri = "http://127.0.0.1:" + others.getAddress().getPort();
    return ChatNode.start(
        database,
        "teahouse.history-uri=" + uri,
        "teahouse.token-uri=" + uri + "/oauth2/token",
        "teahouse.messages.per-minute=100000",
        "teahouse.messages.burst=1000");
  }

  @AfterAll
  void stop() {
    node.close();
    others.stop(0);
  }

  private static final String TOKEN =
      "{\"access_token\":\"of-the-service\",\"token_type\":\"Bearer\",\"expires_in\":600}";

  @ParameterizedTest
  @ValueSource(ints = {3, 11, 60, 24 * 60, 365 * 24 * 60})
  void anOldIdIsAnsweredAsHistoryKnowsIt(int minutes) {
    var bob = Person.signedIn();
    var lobby = TestRoom.made(node, alice);
    TestRoom.join(node, bob, lobby);
    try (var socket = TestSocket.open(node, alice);
        var ofBob = TestSocket.open(node, bob)) {
      socket.subscribes(lobby, 0);
      answer =
          "{\"known\":true,\"seq\":1099511627799,\"by\":\"%s\",\"digest\":\"%s\"}"
              .formatted(alice.id(), MessageEvent.digest("long ago"));
      var id = minutesAgo(minutes);

      assertThat(socket.posts(lobby, id, "long ago").path("seq").asLong())
          .isEqualTo(1099511627799L);
      assertThat(socket.posts(lobby, id, "other words").path("code").asString())
          .isEqualTo("id_taken");
      assertThat(ofBob.posts(lobby, id, "long ago").path("code").asString()).isEqualTo("id_taken");
      socket.posts(lobby, "now");
      socket.hearsText(lobby, "now");
      assertThat(socket.events(lobby)).hasSize(1);
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
  void aClientWhoseClockIsAnHourBehindPostsOnceHoweverOftenItSends() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      socket.subscribes(lobby, 0);
      answer = "{\"known\":false}";
      var id = minutesAgo(60);

      var seq = socket.posts(lobby, id, "an hour ago").path("seq").asLong();

      assertThat(seq).isPositive();
      assertThat(socket.posts(lobby, id, "an hour ago").path("seq").asLong()).isEqualTo(seq);
      assertThat(socket.posts(lobby, id, "other words").path("code").asString())
          .isEqualTo("id_taken");
      socket.posts(lobby, "the end");
      socket.hearsText(lobby, "the end");
      assertThat(socket.events(lobby)).hasSize(2);
    }
  }

  @Test
  void aClientWhoseClockIsAnHourAheadIsToldTheTime() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      var error = socket.posts(lobby, minutesAgo(-60), "in an hour");

      assertThat(error.path("code").asString()).isEqualTo("id_from_future");
      assertThat(error.path("retryable").asBoolean()).isFalse();
      var corrected =
          EventId.mint(Instant.parse(error.path("serverTime").asString()), new SecureRandom());
      assertThat(socket.posts(lobby, corrected, "in an hour").path("seq").asLong()).isPositive();
    }
  }

  @Test
  void twoNodesThatRaceOnAnOldIdThatHistoryDoesNotKnowTellItOnce() {
    var lobby = TestRoom.made(node, alice);
    answer = "{\"known\":false}";
    try (var twin = twin();
        var here = TestSocket.open(node, alice);
        var there = TestSocket.open(twin, alice)) {
      here.subscribes(lobby, 0);
      there.subscribes(lobby, 0);
      for (int minutes : new int[] {11, 60, 24 * 60}) {
        var id = minutesAgo(minutes);

        var mine = here.sendsPost(lobby, id, "race " + minutes);
        var yours = there.sendsPost(lobby, id, "race " + minutes);

        assertThat(here.answer(mine).path("seq").asLong())
            .isPositive()
            .isEqualTo(there.answer(yours).path("seq").asLong());
      }
      here.posts(lobby, "the end");
      for (var socket : new TestSocket[] {here, there}) {
        socket.hearsText(lobby, "the end");
        assertThat(socket.events(lobby)).hasSize(4);
      }
    }
  }

  @Test
  void anOldIdThatALaggingHistoryCannotJudgeIsPostedOnceWhenItCan() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      socket.subscribes(lobby, 0);
      answer = "{\"known\":false}";
      var id = minutesAgo(11);
      status = 503;
      for (int i = 0; i < 3; i++) {
        assertThat(socket.posts(lobby, id, "patience").path("code").asString())
            .isEqualTo("history_unavailable");
      }
      status = 200;

      var seq = socket.posts(lobby, id, "patience").path("seq").asLong();

      assertThat(socket.posts(lobby, id, "patience").path("seq").asLong()).isEqualTo(seq);
      socket.posts(lobby, "the end");
      socket.hearsText(lobby, "the end");
      assertThat(socket.events(lobby)).hasSize(2);
    } finally {
      status = 200;
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
