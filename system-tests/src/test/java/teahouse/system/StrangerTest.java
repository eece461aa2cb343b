package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.system.stranger.Stranger.newId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// Somebody who has only the contracts writes a client, and chats.
@ExtendWith(House.Extension.class)
class StrangerTest {

  @Test
  void twoStrangersTalkThroughTheGateway(House house) {
    Stranger alice = Stranger.signsUp(house.address(), "stranger_alice", "爱丽丝");
    Stranger bob = Stranger.signsUp(house.address(), "stranger_bob", "Bob");
    String room = alice.makesRoom("陌生人的房间", "public");
    bob.joins(room);
    try (Socket alices = alice.opensSocket();
        Socket bobs = bob.opensSocket()) {
      alices.hears(frame -> Socket.type(frame).equals("welcome"));
      bobs.hears(frame -> Socket.type(frame).equals("welcome"));
      alices.subscribes(room, 0);
      bobs.subscribes(room, 0);

      JsonNode ack = alices.posts(room, newId(), "你好 👋");
      assertThat(Socket.type(ack)).isEqualTo("ack");
      long seq = ack.required("seq").asLong();
      assertThat(bobs.hearsText(room, "你好 👋").required("seq").asLong()).isEqualTo(seq);

      JsonNode page = bob.get("/api/v1/rooms/" + room + "/messages?until=" + (seq + 1));
      assertThat(page.required("rows").valueStream().map(row -> row.path("text").asString("")))
          .containsOnlyOnce("你好 👋");
    }
  }

  @Test
  void whatIsSentTwiceHappensOnce(House house) {
    Stranger carol = Stranger.signsUp(house.address(), "stranger_carol", "Carol");
    String room = carol.makesRoom("Twice", "private");
    String id = newId();
    JsonNode first =
        carol.post(
            "/api/v1/rooms/" + room + "/messages", Json.object("id", id, "text", "only once"));
    JsonNode again =
        carol.post(
            "/api/v1/rooms/" + room + "/messages", Json.object("id", id, "text", "only once"));
    assertThat(again.required("seq")).isEqualTo(first.required("seq"));
    assertThat(
            carol
                .tryToPost(
                    "/api/v1/rooms/" + room + "/messages",
                    Json.object("id", id, "text", "something else"))
                .body())
        .contains("\"id_taken\"");
  }

  @Test
  void aPrivateRoomIsNotThereForStrangers(House house) {
    Stranger dave = Stranger.signsUp(house.address(), "stranger_dave", "Dave");
    Stranger erin = Stranger.signsUp(house.address(), "stranger_erin", "Erin");
    String room = dave.makesRoom("关着门的房间", "private");
    JsonNode said =
        dave.post(
            "/api/v1/rooms/" + room + "/messages", Json.object("id", newId(), "text", "secret"));
    String messages = "/api/v1/rooms/%s/messages?until=" + (said.required("seq").asLong() + 1);
    assertThat(dave.ask(messages.formatted(room)).body()).contains("secret");
    var refused = erin.ask(messages.formatted(room));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("\"room_not_found\"").doesNotContain("secret");
    try (Socket socket = erin.opensSocket()) {
      socket.hears(frame -> Socket.type(frame).equals("welcome"));
      JsonNode answer = socket.subscribes(room, 0);
      assertThat(answer.required("refused").get(0).required("code").asString())
          .isEqualTo("room_not_found");
    }
  }

  @Test
  void aRefreshedTokenGoesOn(House house) {
    Stranger frank = Stranger.signsUp(house.address(), "stranger_frank", "Frank");
    assertThat(frank.refreshed().get("/api/v1/users/me").required("userName").asString())
        .isEqualTo("stranger_frank");
  }
}
