package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.SessionEvents;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.WireTime;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;

/// Tries to stay, and to come back, with a sign-in that was ended elsewhere.
class EndedSignInTest {

  private static final DatabaseAddress DATABASE = TestDatabase.create("chat");
  private static final ChatNode ONE = ChatNode.start(DATABASE);
  private static final ChatNode OTHER = ChatNode.start(DATABASE);
  private static final String ROOM = "/api/v1/rooms/{room}/";

  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();
  private final RoomId lobby = TestRoom.made(ONE, alice);

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoseSignInEndedIsClosedOutOnEveryNode(Revocation revocation) {
    TestRoom.join(ONE, bob, lobby);
    try (var ofAlice = TestSocket.open(ONE, alice);
        var here = TestSocket.open(ONE, bob);
        var there = TestSocket.open(OTHER, bob)) {
      for (var socket : List.of(ofAlice, here, there)) {
        socket.subscribes(lobby, 0);
      }

      int code = revoke(revocation);

      for (var socket : List.of(here, there)) {
        assertThat(socket.awaitClosed().code()).isEqualTo(code);
      }
      ofAlice.posts(lobby, "without bob");
      ofAlice.hearsText(lobby, "without bob");
      for (var socket : List.of(here, there)) {
        assertThat(socket.events(lobby).stream().map(event -> event.path("text").asString("")))
            .doesNotContain("without bob");
      }
      for (var node : List.of(ONE, OTHER)) {
        var text = Map.of("id", Person.newId().toString(), "text", "let me in");
        assertThat(bob.posts(node, ROOM + "messages", text, lobby).status()).isEqualTo(401);
        assertThat(bob.gets(node, ROOM + "members", lobby).status()).isEqualTo(401);
        assertThat(alice.gets(node, ROOM + "members", lobby).status()).isEqualTo(200);
      }
    }
  }

  enum Revocation {
    ONE_SESSION,
    EVERYWHERE,
    DISABLED
  }

  /// Answers the code that sockets are to be closed with.
  private int revoke(Revocation revocation) {
    var tokensBefore = now(Duration.ofSeconds(2));
    return switch (revocation) {
      case ONE_SESSION -> {
        SessionEvents.sessionEnded(bob, now(Duration.ZERO));
        yield 4501;
      }
      case EVERYWHERE -> {
        SessionEvents.ofUser("user.signed-out", bob, tokensBefore);
        yield 4501;
      }
      case DISABLED -> {
        SessionEvents.ofUser("user.disabled", bob, tokensBefore);
        yield 4502;
      }
    };
  }

  private static String now(Duration later) {
    return WireTime.of(Clock.systemUTC().instant().plus(later));
  }
}
