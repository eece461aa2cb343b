package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.system.stranger.Stranger.newId;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teahouse.system.stranger.Ids;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Refusal;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import tools.jackson.databind.JsonNode;

/// What nobody should send over a socket: it is named, and harms nobody.
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final Duration AHEAD = Duration.ofMinutes(2);

  private Stranger gina;
  private Socket ginas;
  private Socket hugos;
  private String room;
  private String closedRoom;

  @BeforeAll
  void twoPeopleInARoom(House house) {
    gina = Stranger.signsUp(house.address(), "stranger_gina", "Gina");
    Stranger hugo = Stranger.signsUp(house.address(), "stranger_hugo", "Hugo");
    room = gina.makesRoom("Bad weather", "public");
    closedRoom = hugo.makesRoom("Not for Gina", "private");
    hugo.joins(room);
    ginas = opened(gina, "en");
    hugos = opened(hugo, "en");
    hugos.subscribes(room, 0);
  }

  @AfterAll
  void goodbye() {
    ginas.close();
    hugos.close();
  }

  @ParameterizedTest(name = "{0} is answered with {1}, and the next message is posted")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          half an object            | malformed        | {"type":"post","ref":"x"
          a list                    | malformed        | []
          a key twice               | malformed        | {"type":"post","ref":"x","ref":"x","room":"$room","id":"$id","text":"hi"}
          a type nobody knows       | unknown_type     | {"type":"shout","ref":"x"}
          a post without a room     | invalid_field    | {"type":"post","ref":"x","id":"$id","text":"hi"}
          a post without a text     | invalid_field    | {"type":"post","ref":"x","room":"$room","id":"$id"}
          a number for a text       | invalid_field    | {"type":"post","ref":"x","room":"$room","id":"$id","text":7}
          a post without a ref      | invalid_field    | {"type":"post","room":"$room","id":"$id","text":"hi"}
          a negative seq            | invalid_field    | {"type":"subscribe","ref":"x","rooms":[{"room":"$room","have":-1}]}
          no rooms to subscribe     | invalid_field    | {"type":"subscribe","ref":"x","rooms":[]}
          an id that is no UUID     | invalid_id       | {"type":"post","ref":"x","room":"$room","id":"tea","text":"hi"}
          an id of version 4        | invalid_id       | {"type":"post","ref":"x","room":"$room","id":"$random","text":"hi"}
          an id of two minutes hence| id_from_future   | {"type":"post","ref":"x","room":"$room","id":"$future","text":"hi"}
          an empty text             | text_empty       | {"type":"post","ref":"x","room":"$room","id":"$id","text":""}
          white space               | text_empty       | {"type":"post","ref":"x","room":"$room","id":"$id","text":" \\t \\n　"}
          4,001 characters          | text_too_long    | {"type":"post","ref":"x","room":"$room","id":"$id","text":"$long"}
          a bell                    | text_not_allowed | {"type":"post","ref":"x","room":"$room","id":"$id","text":"\\u0007"}
          half a surrogate pair     | text_not_allowed | {"type":"post","ref":"x","room":"$room","id":"$id","text":"\\ud83d"}
          a room that is not there  | room_not_found   | {"type":"post","ref":"x","room":"$random","id":"$id","text":"hi"}
          a room of others          | room_not_found   | {"type":"post","ref":"x","room":"$closed","id":"$id","text":"hi"}
          a room never subscribed   | not_subscribed   | {"type":"unsubscribe","ref":"x","rooms":["$random"]}
          a forged renewal          | renewal_refused  | {"type":"renew","ref":"x","ticket":"eyJhbGciOiJIUzI1NiJ9.e30.c2ln"}
          """)
  void badFrame(String what, String code, String frame) {
    Refusal.isToldAs(code, ginas.errorTo(filled(frame)));
    stillTalks(what);
  }

  @Test
  void tellsItInChinese() {
    try (Socket chinese = opened(gina, "zh-CN")) {
      chinese.sendsText("{");
      JsonNode error = nextError(chinese);
      Refusal.isToldAs("malformed", error);
      assertThat(error.path("message").asString()).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void anIdFromTheFutureIsToldTheTime() {
    String frame =
        """
        {"type":"post","ref":"x","room":"$room","id":"$future","text":"a"}\
        """;
    assertThat(ginas.errorTo(filled(frame)).path("serverTime").asString("")).endsWith("Z");
  }

  @Test
  void whoTalksTooFastIsToldWhenToGoOn(House house) {
    Stranger ida = Stranger.signsUp(house.address(), "stranger_ida", "Ida");
    ida.joins(room);
    try (Socket idas = opened(ida, "en")) {
      for (int i = 0; i < 40; i++) {
        idas.sends(Json.object("type", "post", "room", room, "id", newId(), "text", "quick " + i));
      }
      JsonNode error = nextError(idas);
      Refusal.isToldAs("too_many_requests", error);
      assertThat(error.path("retryAfterMs").asLong()).isPositive();
      assertThat(idas.isOpen()).isTrue();
    }
    stillTalks("a crowd");
  }

  private void stillTalks(String what) {
    String text = "after " + what + " " + UUID.randomUUID();
    JsonNode ack = ginas.postsPatiently(room, newId(), text);
    assertThat(Socket.type(ack)).as(ack.toString()).isEqualTo("ack");
    hugos.hearsText(room, text);
  }

  private String filled(String frame) {
    return frame
        .replace("$room", room)
        .replace("$closed", closedRoom)
        .replace("$id", newId())
        .replace("$random", UUID.randomUUID().toString())
        .replace("$future", Ids.at(Clock.systemUTC().instant().plus(AHEAD)))
        .replace("$long", "茶".repeat(4_001));
  }

  private static JsonNode nextError(Socket socket) {
    return socket.hears(frame -> Socket.type(frame).equals("error"));
  }

  private static Socket opened(Stranger person, String language) {
    Socket socket = person.opensSocket(language);
    socket.hears(frame -> Socket.type(frame).equals("welcome"));
    return socket;
  }
}
