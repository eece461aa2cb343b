package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.chat.testing.FrameContract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The benchmarks measure what they say.
class DeliveryBenchmarksTest {

  private final EventsFrameBenchmark benchmark = new EventsFrameBenchmark();

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 100})
  void aFrameThatIsBuiltIsValidAndHasAllItsEvents(int events) {
    var whole = new EventsFrameBenchmark.Whole();
    whole.events = events;

    assertThat(benchmark.build(whole)).isEqualTo(size(whole.build()));
    var json = json(whole.build());

    assertThat(FrameContract.complaints(json)).isEmpty();
    assertThat(json.path("events").size()).isEqualTo(events);
  }

  @Test
  void splicingFillsOneValidFrameAfterTheOther() {
    var open = new EventsFrameBenchmark.Open();
    int events = 0;
    // A splice that adds nothing would never fill it.
    while (open.frame.hasRoomFor(open.value) && events < EventsFrame.LIMIT) {
      benchmark.splice(open);
      events++;
    }
    assertThat(open.frame.hasRoomFor(open.value)).isFalse();
    benchmark.splice(open);

    var json = json(open.frame.finish(EventsFrameBenchmark.AFTER));

    assertThat(FrameContract.complaints(json)).isEmpty();
    assertThat(json.path("events").size()).isEqualTo(1);
    assertThat(events).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void aWalkWritesTheFrameToEverySocketAndKeepsNothing(int sockets) {
    var audience = new AudienceBenchmark();
    audience.sockets = sockets;
    audience.gather();

    audience.walk();
    audience.walk();

    int frame = audience.shared().readableBytes();
    assertThat(audience.channels()).hasSize(sockets);
    assertThat(audience.channels())
        .allSatisfy(channel -> {
          assertThat(channel.writes()).isEqualTo(2);
          assertThat(channel.bytes()).isEqualTo(2L * frame);
          assertThat(channel.unsafe().outboundBuffer().totalPendingWriteBytes()).isZero();
        });
    audience.everybodyHeardEverything();
    assertThat(FrameContract.complaints(json(audience.shared()))).isEmpty();
  }

  @Test
  void aWalkThatReachesNobodyIsNoMeasurement() {
    var audience = new AudienceBenchmark();
    audience.gather();

    assertThatIllegalStateException().isThrownBy(audience::everybodyHeardEverything);
    audience.shared().release();
  }

  private static int size(ByteBuf frame) {
    int bytes = frame.readableBytes();
    frame.release();
    return bytes;
  }

  private static JsonNode json(ByteBuf frame) {
    int header = frame.getByte(1) == 126 ? 4 : 2;
    var text = frame.toString(header, frame.readableBytes() - header, UTF_8);
    frame.release();
    return JsonMapper.shared().readTree(text);
  }
}
