package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestRoom;
import teahouse.chat.testing.TestSocket;

class SubscriptionTest {

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();

  @Test
  void someoneWhoLeftTheRoomHearsNothingMore() {
    var lobby = TestRoom.made(node, alice);
    TestRoom.join(node, bob, lobby);
    try (var ofAlice = TestSocket.open(node, alice);
        var ofBob = TestSocket.open(node, bob)) {
      ofAlice.subscribes(lobby, 0);
      ofBob.subscribes(lobby, 0);

      TestRoom.leave(node, bob, lobby);

      var ended = ofBob.hears("unsubscribed");
      assertThat(ended.path("reason").asString()).isEqualTo("left");
      var seq = ended.path("seq").asLong();
      var own = ofBob.hears("membership", frame -> frame.path("seq").asLong() == seq);
      assertThat(own.path("state").asString()).isEqualTo("left");
      ofAlice.posts(lobby, "bob is gone");
      ofAlice.hearsText(lobby, "bob is gone");
      assertThat(ofBob.subscribes(lobby, 0).path("refused").size()).isEqualTo(1);
      assertThat(ofBob.events(lobby)).allMatch(event -> event.path("seq").asLong() <= seq);
    }
  }

  @Test
  void onesOwnMembershipsAreToldToAllOfOnesSockets() {
    try (var here = TestSocket.open(node, alice);
        var there = TestSocket.open(node, alice)) {
      var lobby = TestRoom.made(node, alice);

      for (var socket : new TestSocket[] {here, there}) {
        var own =
            socket.hears(
                "membership", frame -> frame.path("room").asString("").equals(lobby.toString()));
        assertThat(own.path("state").asString()).isEqualTo("joined");
        assertThat(own.path("role").asString()).isEqualTo("owner");
      }
    }
  }

  @Test
  void whoIsCompleteHasNothingToFetch() {
    var lobby = TestRoom.made(node, alice);
    try (var first = TestSocket.open(node, alice);
        var second = TestSocket.open(node, alice)) {
      first.subscribes(lobby, 0);
      var seq = first.posts(lobby, "one").path("seq").asLong();
      first.hearsText(lobby, "one");

      assertThat(second.subscribes(lobby, seq).path("rooms").path(0).path("current").asBoolean())
          .isTrue();
    }
  }

  @Test
  void framesOfARoomFollowEachOtherWithoutAGap() {
    var lobby = TestRoom.made(node, alice);
    try (var socket = TestSocket.open(node, alice)) {
      var from = socket.subscribes(lobby, 0).path("rooms").path(0).path("from").asLong();
      for (int i = 0; i < 12; i++) {
        socket.sendsPost(lobby, Person.newId(), "m" + i);
      }
      socket.hearsText(lobby, "m11");

      long complete = from - 1;
      for (var frame : socket.heard("events")) {
        assertThat(frame.path("after").asLong()).isLessThanOrEqualTo(complete);
        complete = Math.max(complete, frame.path("upTo").asLong());
      }
      assertThat(socket.events(lobby).stream().map(event -> event.path("text").asString("")))
          .containsSubsequence("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10");
    }
  }

  @Test
  void whoUnsubscribesHearsNoMoreAndMaySubscribeAgain() {
    var lobby = TestRoom.made(node, alice);
    try (var ofAlice = TestSocket.open(node, alice);
        var witness = TestSocket.open(node, alice)) {
      witness.subscribes(lobby, 0);
      ofAlice.subscribes(lobby, 0);
      ofAlice.send("{\"type\":\"unsubscribe\",\"ref\":\"u\",\"rooms\":[\"%s\"]}".formatted(lobby));
      assertThat(ofAlice.answer("u").path("reason").asString()).isEqualTo("asked");
      ofAlice.send("{\"type\":\"unsubscribe\",\"ref\":\"v\",\"rooms\":[\"%s\"]}".formatted(lobby));
      assertThat(ofAlice.answer("v").path("code").asString()).isEqualTo("not_subscribed");

      ofAlice.posts(lobby, "unheard");
      witness.hearsText(lobby, "unheard");
      ofAlice.subscribes(lobby, 0);
      ofAlice.posts(lobby, "heard");
      ofAlice.hearsText(lobby, "heard");

      assertThat(ofAlice.events(lobby).stream().map(event -> event.path("text").asString("")))
          .doesNotContain("unheard");
    }
  }

  @Test
  void aResendHearsTheFirstSeqAndNobodyHearsItTwice() {
    var lobby = TestRoom.made(node, alice);
    var id = Person.newId();
    try (var socket = TestSocket.open(node, alice)) {
      socket.subscribes(lobby, 0);
      var first = socket.posts(lobby, id, "once").path("seq").asLong();

      assertThat(socket.posts(lobby, id, "once").path("seq").asLong()).isEqualTo(first);
      assertThat(socket.posts(lobby, id, "other words").path("code").asString())
          .isEqualTo("id_taken");
      socket.posts(lobby, "the end");
      socket.hearsText(lobby, "the end");
      assertThat(socket.events(lobby).stream().map(event -> event.path("id").asString()))
          .containsOnlyOnce(id.toString());
    }
  }

  @Test
  void manyRoomsInOneFrame() {
    var one = TestRoom.made(node, alice);
    var two = TestRoom.made(node, alice);
    var closed = TestRoom.made(node, bob);
    try (var socket = TestSocket.open(node, alice)) {
      socket.send(
          """
          {"type":"subscribe","ref":"many","rooms":[{"room":"%s","have":0},{"room":"%s","have":0},
           {"room":"%s","have":0},{"room":"%s","have":0}]}\
          """
              .formatted(one, closed, two, one));

      var answer = socket.answer("many");

      assertThat(answer.path("rooms").valueStream().map(room -> room.path("room").asString()))
          .containsExactlyInAnyOrder(one.toString(), two.toString());
      assertThat(answer.path("refused").valueStream().map(room -> room.path("room").asString()))
          .containsExactly(closed.toString());
    }
  }
}
