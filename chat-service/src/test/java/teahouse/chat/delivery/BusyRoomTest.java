package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import teahouse.chat.log.TailOnPaper;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// What leaves in one write, and when.
class BusyRoomTest {

  private static final Pattern SAID = Pattern.compile("\"said\":\"(\\d+)\"");
  private static final Duration REST = Duration.ofMillis(2);

  private final Random random = new Random(7);
  private final TailOnPaper tail = new TailOnPaper();
  private final RoomId room = new RoomId(new UUID(3, 3));
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final LiveDelivery delivery =
      new LiveDelivery(
          tail.positions(),
          new DeliverySettings(
              DataSize.ofKilobytes(256),
              DataSize.ofKilobytes(96),
              DataSize.ofKilobytes(64),
              REST,
              Duration.ofMillis(50)),
          new SimpleMeterRegistry());

  @BeforeEach
  void hearTheRoom() {
    channel.freezeTime();
    delivery.startsAt(tail.partition(room), tail.startAt(room, 10));
    var live =
        delivery.open(delivery.outbound(channel), new UserId(new UUID(1, 1)), new DeafListener());
    var subscription = live.subscribe(room);
    subscription.admit(new Version(1), Seq.of(1, 10));
    subscription.begin();
  }

  @AfterEach
  void letGo() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aQuietRoomDoesNotWait() {
    say(11);

    assertThat(writes()).containsExactly("11");
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    say(12);

    assertThat(writes()).containsExactly("12");
  }

  @Test
  void whatComesInOneTurnLeavesInOneWrite() {
    say(11);
    say(12);
    say(13);

    assertThat(writes()).containsExactly("11 12 13");
  }

  @Test
  void whatComesWhileItRestsLeavesTogetherAfterwards() {
    say(11);
    assertThat(writes()).hasSize(1);

    say(12);
    channel.advanceTimeBy(REST.toMillis() - 1, TimeUnit.MILLISECONDS);
    say(13);
    assertThat(writes()).isEmpty();
    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);

    assertThat(writes()).containsExactly("12 13");
  }

  @Test
  void moreThanOneFrameMayHoldDoesNotWait() {
    say(11);
    assertThat(writes()).hasSize(1);
    for (int offset = 12; offset < 22; offset++) {
      say(offset, 8_000);
    }

    assertThat(writes()).hasSizeGreaterThanOrEqualTo(2);
    channel.advanceTimeBy(REST.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(writes()).hasSize(1);
  }

  private void say(int offset) {
    say(offset, 1);
  }

  private void say(int offset, int length) {
    var value = "{\"said\":\"%d\",\"text\":\"%s\"}".formatted(offset, "x".repeat(length));
    var id = EventId.mint(Instant.EPOCH, random);
    tail.moveTo(room, offset + 1L);
    delivery.read(
        List.of(TailOnPaper.message(room, Seq.of(1, offset), id, /* copy= */ false, value)));
  }

  /// What each write said.
  private List<String> writes() {
    channel.runPendingTasks();
    // What is due asks for another turn.
    channel.runPendingTasks();
    var found = new ArrayList<String>();
    for (ByteBuf write = channel.readOutbound(); write != null; write = channel.readOutbound()) {
      var said = new ArrayList<String>();
      var matcher = SAID.matcher(write.toString(UTF_8));
      while (matcher.find()) {
        said.add(matcher.group(1));
      }
      found.add(String.join(" ", said));
      write.release();
    }
    return found;
  }
}
