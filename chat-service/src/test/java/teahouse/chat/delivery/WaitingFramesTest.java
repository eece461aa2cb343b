package teahouse.chat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import teahouse.chat.vocabulary.Seq;

class WaitingFramesTest {

  private final WaitingFrames waiting = new WaitingFrames(UnpooledByteBufAllocator.DEFAULT);

  @Test
  void leaveTogetherInOrder() {
    waiting.add(frame("one"), new Seq(4), new Seq(5));
    waiting.add(frame("two"), new Seq(5), new Seq(9));

    assertThat(waiting.count()).isEqualTo(2);
    assertThat(waiting.after()).isEqualTo(new Seq(4));
    assertThat(waiting.upTo()).isEqualTo(new Seq(9));
    assertThat(text(waiting.take())).isEqualTo("onetwo");
    assertThat(waiting.isEmpty()).isTrue();
  }

  @Test
  void aSingleOneIsNotCopied() {
    var only = frame("only");
    waiting.add(only, new Seq(4), new Seq(5));

    assertThat(waiting.take()).isSameAs(only);
    assertThat(only.refCnt()).isOne();
    only.release();
  }

  @Test
  void areNeverMoreThanOneFrameMayBe() {
    waiting.add(frame("x".repeat(EventsFrame.LIMIT - 10)), new Seq(1), new Seq(2));

    assertThat(waiting.hasRoomFor(frame("x".repeat(10)))).isTrue();
    assertThat(waiting.hasRoomFor(frame("x".repeat(11)))).isFalse();
    waiting.take().release();
    assertThat(waiting.hasRoomFor(frame("x".repeat(EventsFrame.LIMIT + 4)))).isTrue();
  }

  @Test
  void leaveFramesAsTheyAreForOtherEventLoops() {
    var shared = frame("shared");
    waiting.add(shared.retain(), new Seq(1), new Seq(2));
    waiting.add(frame("other"), new Seq(2), new Seq(3));

    waiting.take().release();

    assertThat(text(shared)).isEqualTo("shared");
  }

  @Test
  void letGoOfWhatTheyJoined() {
    var one = frame("one");
    var two = frame("two");
    waiting.add(one, new Seq(1), new Seq(2));
    waiting.add(two, new Seq(2), new Seq(3));

    waiting.take().release();

    assertThat(one.refCnt()).isZero();
    assertThat(two.refCnt()).isZero();
  }

  private static ByteBuf frame(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  private static String text(ByteBuf bytes) {
    var text = bytes.toString(US_ASCII);
    bytes.release();
    return text;
  }
}
