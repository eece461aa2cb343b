package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsFrameTest {

  private static final Seq FIRST = Seq.of(1, 7);

  private final EventsFrame frame =
      new EventsFrame(UnpooledByteBufAllocator.DEFAULT, new RoomId(new UUID(0, 1)));

  @Test
  void saysWhatItCoversAndWhereEachEventIs() {
    frame.add(Seq.of(1, 4), FIRST, value("{\"text\":\"茶\"}"));
    frame.add(Seq.NOTHING, Seq.of(1, 9), value("{\"text\":\"🍵\"}"));

    var json = json(frame.finish(Seq.of(1, 10)));

    assertThat(json.path("type").asString()).isEqualTo("events");
    assertThat(json.path("room").asString()).isEqualTo("00000000-0000-0000-0000-000000000001");
    assertThat(json.path("after").asLong()).isEqualTo(Seq.of(1, 4).value());
    assertThat(json.path("upTo").asLong()).isEqualTo(Seq.of(1, 10).value());
    assertThat(json.path("events").size()).isEqualTo(2);
    assertThat(json.path("events").path(0).path("seq").asLong()).isEqualTo(FIRST.value());
    assertThat(json.path("events").path(1).path("text").asString()).isEqualTo("🍵");
    assertThat(frame.isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ }", " {\"a\":1}", "{\n  \"a\" : { } }", "{\"a\":\"}{\"}"})
  void splicesIntoAnyObject(String value) {
    frame.add(Seq.NOTHING, FIRST, value(value));

    var event = json(frame.finish(FIRST)).path("events").path(0);

    assertThat(event.path("seq").asLong()).isEqualTo(FIRST.value());
    assertThat(event.size()).isEqualTo(1 + JsonMapper.shared().readTree(value).size());
  }

  @Test
  void isNeverOver32KiB() {
    var event = value("{\"text\":\"%s\"}".formatted("x".repeat(1_000)));
    int frames = 0;
    for (int i = 0; i < 200; i++) {
      if (!frame.hasRoomFor(event)) {
        assertThat(payload(frame.finish(FIRST)).length())
            .isBetween(EventsFrame.LIMIT - 1_200, EventsFrame.LIMIT);
        frames++;
      }
      frame.add(FIRST, new Seq((1L << 53) - 1), event);
    }
    assertThat(frames).isGreaterThanOrEqualTo(6);
    frame.finish(FIRST).release();
  }

  @Test
  void theLargestLegalEventFits() {
    var worst = "{\"text\":\"%s\"}".formatted("\\u0009".repeat(4_000));

    assertThat(frame.canEverHold(value(worst))).isTrue();
    assertThat(frame.canEverHold(value("{\"text\":\"%s\"}".formatted("x".repeat(40_000)))))
        .isFalse();
  }

  @Test
  void aShortFrameHasAShortHeader() {
    var short125 = TextFrame.of(UnpooledByteBufAllocator.DEFAULT, new byte[125]);
    var long126 = TextFrame.of(UnpooledByteBufAllocator.DEFAULT, new byte[126]);

    assertThat(short125.readableBytes()).isEqualTo(127);
    assertThat(long126.readableBytes()).isEqualTo(130);
    assertThat(long126.getUnsignedShort(2)).isEqualTo(126);
    short125.release();
    long126.release();
  }

  private static ByteBuffer value(String json) {
    return ByteBuffer.wrap(json.getBytes(UTF_8));
  }

  private static JsonNode json(ByteBuf frame) {
    return JsonMapper.shared().readTree(payload(frame));
  }

  private static String payload(ByteBuf frame) {
    int header = frame.getByte(1) == 126 ? 4 : 2;
    var text = frame.toString(header, frame.readableBytes() - header, UTF_8);
    frame.release();
    return text;
  }
}
