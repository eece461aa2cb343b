package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;
import teahouse.chat.vocabulary.RoomId;
import teahouse.local.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

class ResumeTest {

  private static final ChatNode NODE =
      ChatNode.start(
          TestDatabase.create("chat"),
          "teahouse.messages.per-minute=1000000",
          "teahouse.messages.burst=10000",
          "teahouse.sockets.waiting-posts=1000");

  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void whoMissedLittleIsGivenItAndHasNothingToFetch() {
    var lobby = TestRoom.made(NODE, alice);
    try (var first = TestSocket.open(NODE, alice);
        var second = TestSocket.open(NODE, alice)) {
      first.subscribes(lobby, 0);
      long have = first.posts(lobby, "one").path("seq").asLong();
      first.posts(lobby, "two");
      long last = first.posts(lobby, "three").path("seq").asLong();
      double before = givenFromMemory();

      var answer = second.subscribes(lobby, have).path("rooms").path(0);

      assertThat(answer.path("current").asBoolean()).isTrue();
      assertThat(answer.path("from").asLong()).isEqualTo(have + 1);
      second.hearsText(lobby, "three");
      assertThat(texts(second, lobby)).containsExactly("two", "three");
      var frame = second.heard("events").getFirst();
      assertThat(frame.path("after").asLong()).isEqualTo(have);
      assertThat(frame.path("upTo").asLong()).isGreaterThanOrEqualTo(last);
      assertThat(givenFromMemory()).isEqualTo(before + 1);
      first.posts(lobby, "four");
      second.hearsText(lobby, "four");
      followEachOther(second.heard("events"), have);
    }
  }

  @Test
  void whoMissedMuchIsGivenItInSeveralFrames() {
    var lobby = TestRoom.made(NODE, alice);
    try (var first = TestSocket.open(NODE, alice);
        var second = TestSocket.open(NODE, alice)) {
      first.subscribes(lobby, 0);
      long have = first.posts(lobby, "before").path("seq").asLong();
      for (int i = 0; i < 4; i++) {
        first.posts(lobby, i + "茶".repeat(3_900));
      }

      assertThat(second.subscribes(lobby, have).at("/rooms/0/current").asBoolean()).isTrue();

      second.hearsText(lobby, 3 + "茶".repeat(3_900));
      assertThat(second.events(lobby)).hasSize(4);
      assertThat(second.heard("events").size()).isGreaterThan(1);
      followEachOther(second.heard("events"), have);
    }
  }

  @Test
  void whoMissedMoreThanIsKeptAsksHistory() {
    var lobby = TestRoom.made(NODE, alice);
    try (var first = TestSocket.open(NODE, alice);
        var second = TestSocket.open(NODE, alice)) {
      first.subscribes(lobby, 0);
      long have = first.posts(lobby, "before").path("seq").asLong();
      for (int i = 0; i < 8; i++) {
        first.posts(lobby, i + "茶".repeat(3_900));
      }

      var answer = second.subscribes(lobby, have).path("rooms").path(0);

      assertThat(answer.has("current")).isFalse();
      assertThat(answer.path("from").asLong()).isGreaterThan(have + 1);
      first.posts(lobby, "after");
      second.hearsText(lobby, "after");
      assertThat(texts(second, lobby)).containsExactly("after");
    }
  }

  @Test
  void whoComesBackToAQuietRoomHasNothingToFetchThoughOthersTalkElsewhere() {
    var quiet = TestRoom.made(NODE, alice);
    try (var first = TestSocket.open(NODE, alice);
        var second = TestSocket.open(NODE, alice)) {
      first.subscribes(quiet, 0);
      long have = first.posts(quiet, "good night").path("seq").asLong();
      first.hearsText(quiet, "good night");
      first.send("{\"type\":\"unsubscribe\",\"ref\":\"u\",\"rooms\":[\"%s\"]}".formatted(quiet));
      first.answer("u");
      talkOnEveryPartition(first);

      var answer = second.subscribes(quiet, have).path("rooms").path(0);

      assertThat(answer.path("current").asBoolean()).isTrue();
    }
  }

  @Test
  void whoIsNoMemberAnyMoreIsGivenNothing() {
    var lobby = TestRoom.made(NODE, alice);
    TestRoom.join(NODE, bob, lobby);
    try (var ofAlice = TestSocket.open(NODE, alice);
        var ofBob = TestSocket.open(NODE, bob)) {
      ofAlice.subscribes(lobby, 0);
      long have = ofAlice.posts(lobby, "one").path("seq").asLong();
      ofAlice.posts(lobby, "two");
      TestRoom.leave(NODE, bob, lobby);
      ofAlice.posts(lobby, "three");

      assertThat(ofBob.subscribes(lobby, have).at("/refused/0/code").asString())
          .isEqualTo("room_not_found");
      assertThat(ofAlice.subscribes(lobby, have).at("/rooms/0/current").asBoolean()).isTrue();
      ofAlice.hearsText(lobby, "three");
      assertThat(ofBob.events(lobby)).isEmpty();
    }
  }

  @Test
  void manyRoomsCostTheDatabaseOneQuestion() {
    int most = 40;
    int times = 10;
    var rooms = Stream.generate(() -> TestRoom.made(NODE, alice)).limit(most).toList();
    try (var socket = TestSocket.open(NODE, alice)) {
      long before = questions();

      for (int i = 0; i < times; i++) {
        assertThat(subscribes(socket, rooms).path("rooms").size()).isEqualTo(most);
      }

      // Others ask too: whoever relays looks into its outbox five times a second.
      assertThat(questions() - before).isLessThan(most * times / 2);
    }
  }

  private static void talkOnEveryPartition(TestSocket socket) {
    var talker = Person.signedIn();
    try (var other = TestSocket.open(NODE, talker)) {
      for (int i = 0; i < 24; i++) {
        var room = TestRoom.made(NODE, talker);
        other.posts(room, "talk " + i);
      }
    }
    assertThat(socket.isOpen()).isTrue();
  }

  private static JsonNode subscribes(TestSocket socket, List<RoomId> rooms) {
    var ref = socket.newRef();
    var wanted =
        rooms.stream()
            .map(room -> "{\"room\":\"%s\",\"have\":0}".formatted(room))
            .collect(Collectors.joining(","));
    socket.send("{\"type\":\"subscribe\",\"ref\":\"%s\",\"rooms\":[%s]}".formatted(ref, wanted));
    return socket.answer(ref);
  }

  private static void followEachOther(List<JsonNode> frames, long have) {
    long complete = have;
    for (var frame : frames) {
      assertThat(frame.path("after").asLong()).isLessThanOrEqualTo(complete);
      complete = Math.max(complete, frame.path("upTo").asLong());
    }
  }

  private static List<String> texts(TestSocket socket, RoomId room) {
    return socket.events(room).stream().map(event -> event.path("text").asString("")).toList();
  }

  private static double givenFromMemory() {
    return NODE.bean(MeterRegistry.class).counter("teahouse.resumes", "from", "memory").count();
  }

  private static long questions() {
    var count =
        NODE.bean(DatabaseClient.class)
            .sql("SHOW GLOBAL STATUS LIKE 'Questions'")
            .map(row -> Long.parseLong(Objects.requireNonNull(row.get(1, String.class))))
            .one()
            .block();
    return Objects.requireNonNull(count);
  }
}
