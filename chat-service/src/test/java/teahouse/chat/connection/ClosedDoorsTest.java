package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teahouse.chat.log.RoomLog;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.LogReader;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Version;
import teahouse.local.DatabaseAddress;
import teahouse.local.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Tries to hear a room, and to speak in it, after the right to it was taken away.
class ClosedDoorsTest {

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

  enum Departure {
    LEAVES,
    IS_REMOVED,
    IS_BANNED
  }

  @ParameterizedTest
  @EnumSource
  void nobodyHearsOrSaysAnythingOnAnyNodeBehindTheEnd(Departure departure) {
    TestRoom.join(ONE, bob, lobby);
    try (var ofAlice = TestSocket.open(ONE, alice);
        var here = TestSocket.open(ONE, bob);
        var there = TestSocket.open(OTHER, bob)) {
      for (var socket : List.of(ofAlice, here, there)) {
        socket.subscribes(lobby, 0);
      }
      var have = ofAlice.posts(lobby, "with bob").path("seq").asLong();
      here.hearsText(lobby, "with bob");
      there.hearsText(lobby, "with bob");

      var end = end(departure);
      ofAlice.posts(lobby, "without bob");
      ofAlice.hearsText(lobby, "without bob");

      for (var socket : List.of(here, there)) {
        var ended = socket.hears("unsubscribed");
        assertThat(ended.path("reason").asString()).isEqualTo("left");
        assertThat(ended.path("seq").asLong()).isEqualTo(end);
        assertThat(
                socket
                    .hears("membership", frame -> frame.path("seq").asLong() == end)
                    .path("state")
                    .asString())
            .isEqualTo("left");
        for (long resumed : new long[] {0, have, end}) {
          assertThat(refusal(socket.subscribes(lobby, resumed))).isEqualTo("room_not_found");
        }
        assertThat(socket.posts(lobby, "let me in").path("code").asString())
            .isEqualTo("room_not_found");
      }
      // A later delivery to the same sockets: what was to come before it has come.
      var elsewhere = TestRoom.made(ONE, bob);
      for (var socket : List.of(here, there)) {
        socket.subscribes(elsewhere, 0);
        socket.posts(elsewhere, "still connected");
        socket.hearsText(elsewhere, "still connected");
        assertThat(socket.events(lobby)).allMatch(event -> event.path("seq").asLong() <= end);
        assertThat(socket.events(lobby)).anyMatch(event -> event.path("seq").asLong() == end);
        assertThat(upTo(socket)).isEqualTo(end);
      }
    }
  }

  @Test
  void aBanInTheMiddleOfPostsCutsThemAtOnePlace() {
    TestRoom.join(ONE, bob, lobby);
    try (var ofAlice = TestSocket.open(ONE, alice);
        var here = TestSocket.open(ONE, bob);
        var there = TestSocket.open(OTHER, bob)) {
      for (var socket : List.of(ofAlice, here, there)) {
        socket.subscribes(lobby, 0);
      }
      for (int i = 0; i < 10; i++) {
        ofAlice.sendsPost(lobby, Person.newId(), "before " + i);
      }
      var refs = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        refs.add(there.sendsPost(lobby, Person.newId(), "in flight " + i));
      }
      var end = end(Departure.IS_BANNED);
      for (int i = 0; i < 5; i++) {
        ofAlice.sendsPost(lobby, Person.newId(), "after " + i);
      }
      ofAlice.hearsText(lobby, "after 4");

      // One in flight may land behind the ban, and stands; but its sender hears no more than that.
      refs.forEach(there::answer);
      for (var socket : List.of(here, there)) {
        socket.hears("unsubscribed");
        assertThat(socket.events(lobby)).allMatch(event -> event.path("seq").asLong() <= end);
        assertThat(socket.events(lobby).stream().map(event -> event.path("seq").asLong()))
            .isEqualTo(
                ofAlice.events(lobby).stream()
                    .map(event -> event.path("seq").asLong())
                    .filter(seq -> seq <= end)
                    .toList());
        assertThat(socket.posts(lobby, "one more").path("code").asString())
            .isEqualTo("room_not_found");
      }
    }
  }

  /// As by a relay that stopped with the ban in hand and woke up when all was over; under another
  /// id, to get past the recognition of copies too.
  @Test
  void theUnbanWinsOverABanThatIsPublishedAgain() {
    TestRoom.join(ONE, bob, lobby);
    end(Departure.IS_BANNED);
    var ban = LogReader.recordsOf(lobby.toString()).getLast();
    change(alice, "unbans", Map.of("user", bob.id().toString()));
    TestRoom.join(ONE, bob, lobby);
    try (var ofBob = TestSocket.open(OTHER, bob);
        var ofAlice = TestSocket.open(OTHER, alice)) {
      ofBob.subscribes(lobby, 0);
      ofAlice.subscribes(lobby, 0);

      ONE.bean(RoomLog.class).append(again(ban.value(), LogReader.header(ban, "version"))).block();
      ofAlice.posts(lobby, "all are here");

      ofBob.hearsText(lobby, "all are here");
      ofBob.posts(lobby, "me too");
      ofAlice.hearsText(lobby, "me too");
      assertThat(ofBob.heard("unsubscribed")).isEmpty();
      assertThat(refusal(ofBob.subscribes(lobby, 0))).isEmpty();
    }
  }

  private RoomLogEntry again(byte[] value, String version) {
    return new RoomLogEntry(
        lobby,
        Person.newId(),
        EventKind.MEMBER_BANNED,
        alice.id(),
        "3q2-7wAAAAAAAAAAAAAAAA",
        new Version(Long.parseLong(version)),
        bob.id(),
        value);
  }

  private long end(Departure departure) {
    var user = Map.of("user", bob.id().toString());
    return switch (departure) {
      case LEAVES -> change(bob, "leave", Map.of());
      case IS_REMOVED -> change(alice, "removals", user);
      case IS_BANNED -> change(alice, "bans", user);
    };
  }

  private long change(Person by, String deed, Map<String, String> wish) {
    var body = new HashMap<String, Object>(wish);
    body.put("id", Person.newId().toString());
    var answer = by.posts(ONE, ROOM + deed, body, lobby);
    assertThat(answer.status()).isEqualTo(200);
    return answer.number("seq");
  }

  private long upTo(TestSocket socket) {
    return socket.heard("events").stream()
        .filter(frame -> frame.path("room").asString().equals(lobby.toString()))
        .mapToLong(frame -> frame.path("upTo").asLong())
        .max()
        .orElse(0);
  }

  private static String refusal(JsonNode subscribed) {
    return subscribed.path("refused").path(0).path("code").asString("");
  }
}
