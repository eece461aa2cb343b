package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.SessionEvents;
import teahouse.chat.testing.TestIssuer;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.local.testing.TestBroker;
import teahouse.local.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

class SocketLifeTest {

  /// A node that asks often and waits briefly.
  private static final ChatNode QUICK =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.sockets.ping-every=400ms",
          "teahouse.sockets.pong-within=300ms",
          "teahouse.sockets.expiry-grace=1s");

  @AfterAll
  static void stop() {
    QUICK.close();
  }

  @Test
  void whoAnswersPingsStaysAndWhoDoesNotIsClosed() {
    try (var silent = TestSocket.openSilent(QUICK, Person.signedIn());
        var lively = TestSocket.open(QUICK, Person.signedIn())) {
      assertThat(silent.awaitClosed()).isEqualTo(new TestSocket.Closed(4408, "no_pong"));

      await().until(() -> lively.heard("ping").size() >= 3);
      assertThat(lively.isOpen()).isTrue();
    }
  }

  @Test
  void pingsTellTheHeadsOfRoomsThatMoved() {
    var alice = Person.signedIn();
    var lobby = TestRoom.made(QUICK, alice);
    try (var socket = TestSocket.open(QUICK, alice)) {
      socket.subscribes(lobby, 0);
      var seq = socket.posts(lobby, "moves").path("seq").asLong();

      var ping = socket.hears("ping", frame -> frame.path("heads").has(lobby.toString()));

      assertThat(ping.path("heads").path(lobby.toString()).asLong()).isEqualTo(seq);
      int pings = socket.heard("ping").size();
      await().until(() -> socket.heard("ping").size() > pings);
      assertThat(socket.heard("ping").getLast().path("heads").size()).isZero();
    }
  }

  @Test
  void aSocketOutlivesItsTokenByAGraceOnly() {
    try (var socket = TestSocket.open(QUICK, expiringIn(Duration.ofSeconds(1)))) {
      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(4401, "token_expired"));
    }
  }

  @Test
  void aTicketProlongsTheSocketItIsFor() {
    var alice = expiringIn(Duration.ofSeconds(2));
    var later = new Person(alice.id(), alice.session(), token(alice, Duration.ofMinutes(10)));
    try (var socket = TestSocket.open(QUICK, alice);
        var other = TestSocket.open(QUICK, alice)) {
      var ticket = ticket(later, socket.hears("welcome").path("socket").asString());

      socket.send("{\"type\":\"renew\",\"ref\":\"n\",\"ticket\":\"%s\"}".formatted(ticket));
      other.send("{\"type\":\"renew\",\"ref\":\"n\",\"ticket\":\"%s\"}".formatted(ticket));

      var renewed = socket.answer("n");
      assertThat(renewed.path("type").asString()).isEqualTo("renewed");
      assertThat(Instant.parse(renewed.path("expiresAt").asString()))
          .isAfter(Clock.systemUTC().instant().plusSeconds(500));
      assertThat(other.answer("n").path("code").asString()).isEqualTo("renewal_refused");
      assertThat(other.awaitClosed().code()).isEqualTo(4401);
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void aTokenProlongsASocketToo() {
    var alice = Person.signedIn();
    try (var socket = TestSocket.open(QUICK, alice)) {
      socket.send(
          "{\"type\":\"renew\",\"ref\":\"t\",\"token\":\"%s\"}"
              .formatted(token(alice, Duration.ofMinutes(20))));
      assertThat(socket.answer("t").path("type").asString()).isEqualTo("renewed");

      socket.send("{\"type\":\"renew\",\"ref\":\"u\",\"token\":\"a.b.c\"}");
      assertThat(socket.answer("u").path("code").asString()).isEqualTo("renewal_refused");
    }
  }

  @Test
  void somebodyElsesProofClosesTheSocketForGood() {
    try (var socket = TestSocket.open(QUICK, Person.signedIn())) {
      socket.send(
          "{\"type\":\"renew\",\"ref\":\"t\",\"token\":\"%s\"}"
              .formatted(Person.signedIn().token()));

      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(4503, "wrong_identity"));
    }
  }

  @Test
  void signingOutClosesThatSessionsSocketsOnly() {
    var atHome = Person.signedIn();
    var onThePhone = new Person(atHome.id(), UUID.randomUUID().toString(), "");
    onThePhone =
        new Person(
            atHome.id(),
            onThePhone.session(),
            TestIssuer.shared().token(atHome.id(), onThePhone.session()));
    try (var home = TestSocket.open(QUICK, atHome);
        var phone = TestSocket.open(QUICK, onThePhone)) {
      tellOfSignOut(atHome);

      assertThat(home.awaitClosed()).isEqualTo(new TestSocket.Closed(4501, "signed_out"));
      assertThat(phone.isOpen()).isTrue();
    }
  }

  @Test
  void aDisabledAccountsSocketsAreClosedForGood() {
    var alice = Person.signedIn();
    try (var socket = TestSocket.open(QUICK, alice);
        var witness = TestSocket.open(QUICK, Person.signedIn())) {
      SessionEvents.ofUser("user.disabled", alice, Clock.systemUTC().instant().toString());

      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(4502, "account_disabled"));
      assertThat(witness.isOpen()).isTrue();
    }
  }

  @Test
  void aNodeThatStopsSendsItsSocketsElsewhere() {
    var alice = Person.signedIn();
    var node = ChatNode.start(TestDatabase.create("chat"), "teahouse.sockets.drain-for=500ms");
    try (var socket = TestSocket.open(node, alice)) {
      node.close();

      assertThat(socket.hears("draining").path("reconnectAfterMs").asLong()).isBetween(0L, 500L);
      assertThat(socket.awaitClosed()).isEqualTo(new TestSocket.Closed(1001, "going_away"));
    }
  }

  private static void tellOfSignOut(Person person) {
    var settings =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestBroker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      var value =
          """
          {"v":1,"kind":"session.ended","user":"%s","session":"%s","at":"%s"}\
          """
              .formatted(person.id(), person.session(), Clock.systemUTC().instant());
      var _ =
          producer.send(
              new ProducerRecord<>("session-events", "session:" + person.session(), value));
    }
  }

  private static Person expiringIn(Duration life) {
    var person = Person.signedIn();
    return new Person(person.id(), person.session(), token(person, life));
  }

  private static String token(Person person, Duration life) {
    var end = Date.from(Clock.systemUTC().instant().plus(life));
    return TestIssuer.shared()
        .token(person.id(), person.session(), claims -> claims.expirationTime(end));
  }

  private static String ticket(Person person, String socket) {
    var answer =
        person
            .at(QUICK)
            .post()
            .uri("/api/v1/socket-renewals")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(Map.of("socket", socket))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
    return java.util.Objects.requireNonNull(answer).path("ticket").asString();
  }
}
