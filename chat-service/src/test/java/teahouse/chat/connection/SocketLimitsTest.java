package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;

class SocketLimitsTest {

  private static final String ROOM = "0198b2f0-0000-7000-8000-000000000001";

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "malformed     | | nonsense",
        "malformed     | | [1]",
        "malformed     | | {\"type\":\"ping\",\"ref\":\"1\",\"ref\":\"2\"}",
        "malformed     | | {\"type\":\"ping\",\"ref\":\"1\"} {}",
        "unknown_type  | type | {\"type\":\"dance\",\"ref\":\"1\"}",
        "invalid_field | type | {\"ref\":\"1\"}",
        "invalid_field | type | {\"type\":7,\"ref\":\"1\"}",
        "invalid_field | ref | {\"type\":\"ping\"}",
        "invalid_field | ref | {\"type\":\"ping\",\"ref\":1}",
        "invalid_field | rooms | {\"type\":\"subscribe\",\"ref\":\"1\",\"rooms\":[]}",
        "invalid_field | have | {\"type\":\"subscribe\",\"ref\":\"1\",\"rooms\":[{\"room\":\""
            + ROOM
            + "\",\"have\":-1}]}",
        "invalid_field | have | {\"type\":\"subscribe\",\"ref\":\"1\",\"rooms\":[{\"room\":\""
            + ROOM
            + "\",\"have\":1.5}]}",
        "invalid_id | room | {\"type\":\"subscribe\",\"ref\":\"1\",\"rooms\":[{\"room\":\"1\",\"have\":0}]}",
        "invalid_id | room | {\"type\":\"post\",\"ref\":\"1\",\"room\":\"x\",\"id\":\"x\",\"text\":\"x\"}",
        "invalid_field | text | {\"type\":\"post\",\"ref\":\"1\",\"room\":\""
            + ROOM
            + "\",\"id\":\""
            + ROOM
            + "\"}",
        "invalid_field | ticket | {\"type\":\"renew\",\"ref\":\"1\"}",
      })
  void aBadFrameIsRefusedByNameAndTheSocketGoesOn(String code, String field, String frame) {
    try (var socket = TestSocket.open(node, alice)) {
      socket.send(frame);

      var error = socket.hears("error");

      assertThat(error.path("code").asString()).isEqualTo(code);
      assertThat(error.path("field").asString(null)).isEqualTo(field);
      socket.send("{\"type\":\"ping\",\"ref\":\"after\"}");
      assertThat(socket.answer("after").path("type").asString()).isEqualTo("pong");
    }
  }

  @Test
  void textThatNobodyMayPostIsRefused() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      assertThat(code(socket, lobby, " \n ")).isEqualTo("text_empty");
      assertThat(code(socket, lobby, "x".repeat(4_001))).isEqualTo("text_too_long");
      assertThat(code(socket, lobby, "bell \u0007")).isEqualTo("text_not_allowed");
    }
  }

  @Test
  void anIdMustBeAVersion7OfNoFutureTime() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      var future =
          EventId.mint(
              Clock.systemUTC().instant().plus(Duration.ofMinutes(5)),
              new java.security.SecureRandom());
      var error = socket.posts(lobby, future, "from tomorrow");
      assertThat(error.path("code").asString()).isEqualTo("id_from_future");
      assertThat(error.path("serverTime").isString()).isTrue();

      socket.send(
          "{\"type\":\"post\",\"ref\":\"v4\",\"room\":\"%s\",\"id\":\"%s\",\"text\":\"x\"}"
              .formatted(lobby, UUID.randomUUID()));
      assertThat(socket.answer("v4").path("code").asString()).isEqualTo("invalid_id");
    }
  }

  @Test
  void anUnknownRoomAndAClosedOneLookAlike() {
    var owner = Person.signedIn();
    var closed = TestRoom.made(node, owner);
    var unknown = new RoomId(Person.newId().value());
    try (var socket = TestSocket.open(node, alice)) {
      for (var room : new RoomId[] {closed, unknown}) {
        var answer = socket.subscribes(room, 0);
        assertThat(answer.path("rooms").size()).isZero();
        assertThat(answer.path("refused").path(0).path("code").asString())
            .isEqualTo("room_not_found");
        assertThat(socket.posts(room, "knock knock").path("code").asString())
            .isEqualTo("room_not_found");
      }
    }
  }

  @Test
  void postingTooFastIsSlowedDownAndSaysForHowLong() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      var refs =
          IntStream.range(0, 30)
              .mapToObj(i -> socket.sendsPost(lobby, Person.newId(), "message " + i))
              .toList();

      var slowed =
          refs.stream()
              .map(socket::answer)
              .filter(answer -> answer.path("code").asString("").equals("too_many_requests"))
              .toList();

      assertThat(slowed).isNotEmpty();
      assertThat(slowed.getFirst().path("retryable").asBoolean()).isTrue();
      assertThat(slowed.getFirst().path("retryAfterMs").asLong()).isPositive();
    }
  }

  @Test
  void aFloodOfFramesIsClosed() {
    try (var socket = TestSocket.open(node, alice)) {
      IntStream.range(0, 400)
          .takeWhile(_ -> socket.isOpen())
          .forEach(i -> sendIfOpen(socket, "{\"type\":\"ping\",\"ref\":\"f%d\"}".formatted(i)));

      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(4429, "flooding"));
    }
  }

  @Test
  void binaryIsRefused() {
    try (var socket = TestSocket.open(node, alice)) {
      socket.sendBinary((byte) 1);

      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(1003, "binary_refused"));
    }
  }

  @Test
  void aFrameOver64KiBIsTooBig() {
    try (var socket = TestSocket.open(node, alice)) {
      sendIfOpen(socket, "x".repeat(64 * 1024 + 1));

      assertThat(socket.awaitClosed().code()).isEqualTo(1009);
    }
  }

  @Test
  void theEleventhSocketOfAPersonIsClosed() {
    var open = IntStream.range(0, 10).mapToObj(_ -> TestSocket.open(node, alice)).toList();
    try (var eleventh = TestSocket.connect(node, alice, Map.of(), true)) {
      assertThat(eleventh.awaitClosed()).isEqualTo(new TestSocket.Closed(4430, "too_many_sockets"));
      open.getFirst().close();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            try (var again = TestSocket.connect(node, alice, Map.of(), true)) {
              again.hears("welcome");
            }
          });
    } finally {
      open.forEach(TestSocket::close);
    }
  }

  @Test
  void aPageOfAnotherOriginOpensNothing() {
    Assertions.assertThatThrownBy(
            () -> TestSocket.connect(node, alice, Map.of("Origin", "https://evil.example"), true))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    try (var own =
        TestSocket.connect(node, alice, Map.of("Origin", "http://teahouse.test"), true)) {
      own.hears("welcome");
    }
  }

  @Test
  void nobodyComesInWithoutAToken() {
    var stranger = new Person(alice.id(), alice.session(), "nonsense");
    Assertions.assertThatThrownBy(() -> TestSocket.connect(node, stranger, Map.of(), true))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
  }

  private static String code(TestSocket socket, RoomId room, String text) {
    return socket.posts(room, text).path("code").asString();
  }

  private static void sendIfOpen(TestSocket socket, String text) {
    try {
      socket.send(text);
    } catch (CompletionException _) {
      // It was closed meanwhile, as it should be.
    }
  }
}
