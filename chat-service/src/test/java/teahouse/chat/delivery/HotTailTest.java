package teahouse.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import teahouse.chat.log.TailOnPaper;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// What is kept, and that no more is. That nobody misses anything by it is [ContinuityTest]'s.
class HotTailTest {

  private static final DataSize LIMIT = DataSize.ofKilobytes(512);
  private static final DataSize PER_ROOM = DataSize.ofKilobytes(64);
  private static final int EVENTS = 20_000;
  private static final String VALUE = "{\"text\":\"%s\"}".formatted("x".repeat(200));

  private final RandomGenerator random = RandomGenerator.getDefault();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TailOnPaper tail = new TailOnPaper();
  private final HotTail hot =
      new HotTail(
          tail.positions(),
          new DeliverySettings(
              DataSize.ofKilobytes(256),
              LIMIT,
              PER_ROOM,
              Duration.ofNanos(30_000),
              Duration.ofMillis(50)),
          meters);

  @Test
  void aRoomThatNeverRestsKeepsWhatARoomMayAndLittleOfWhatItForgot() {
    var room = new RoomId(new UUID(1, 1));
    begin(room);
    for (int offset = 0; offset < EVENTS; offset++) {
      say(room, offset);

      assertThat(held()).isLessThan(PER_ROOM.toBytes() + LIMIT.toBytes() / 4);
    }
    assertThat(hot.between(room, seq(EVENTS - 10), seq(EVENTS - 1))).hasSize(9);
    assertThat(hot.between(room, seq(10), seq(EVENTS - 1))).isNull();
  }

  @Test
  void manyRoomsKeepNoMoreThanTheNodeMayAndTheNewestStay() {
    for (int i = 0; i < 1_000; i++) {
      begin(room(i));
    }
    for (int offset = 0; offset < EVENTS; offset++) {
      say(room(offset % 1_000), offset);

      assertThat(held()).isLessThanOrEqualTo(LIMIT.toBytes());
    }
    assertThat(held()).isGreaterThan(LIMIT.toBytes() / 2);
    assertThat(hot.between(room(999), seq(EVENTS - 2), seq(EVENTS - 1))).hasSize(1);
    assertThat(hot.between(room(0), seq(0), seq(EVENTS - 1))).isNull();
  }

  @Test
  void aPartitionThatBeginsAnewTakesNothingAnyMore() {
    var room = new RoomId(new UUID(1, 1));
    begin(room);
    for (int offset = 0; offset < EVENTS; offset++) {
      say(room, offset);
    }

    begin(room);

    assertThat(held()).isZero();
  }

  private void begin(RoomId room) {
    hot.startAt(tail.partition(room), tail.startAt(room, 0));
  }

  private void say(RoomId room, int offset) {
    tail.moveTo(room, offset + 1);
    var id = EventId.mint(Instant.EPOCH, random);
    hot.take(TailOnPaper.message(room, seq(offset), id, /* copy= */ false, VALUE));
    tail.handedOver(room, offset + 1);
  }

  private long held() {
    return (long) meters.get("teahouse.delivery.hot.bytes").gauge().value();
  }

  private static RoomId room(int number) {
    return new RoomId(new UUID(2, number));
  }

  private static Seq seq(long offset) {
    return Seq.of(1, offset);
  }
}
