package teahouse.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.socket.CloseStatus;
import teahouse.gateway.websocket.FrameWalk.Step;

class FrameWalkTest {

  private static final int LIMIT = 70_000;

  /// What a side that is heard in pieces amounts to.
  private static final class Heard {
    private final ByteBuf passed = Unpooled.buffer();
    private @Nullable CloseStatus closed;
    private @Nullable CloseStatus broken;
  }

  static Stream<Arguments> pieces() {
    return Stream.of(false, true)
        .flatMap(masked ->
            Stream.of(1, 2, 3, 5, 7, 64, 130, 1000, 65_540, 1 << 20)
                .map(size -> Arguments.of(masked, size)));
  }

  @ParameterizedTest(name = "masked {0}, in pieces of {1}")
  @MethodSource("pieces")
  void everythingPassesAsItIsHoweverItIsCut(boolean masked, int size) {
    var frames =
        Unpooled.wrappedBuffer(
            frame(0x81, masked, "hello".getBytes(UTF_8)),
            frame(0x01, masked, new byte[126]),
            frame(0x89, masked, "ping".getBytes(UTF_8)),
            frame(0x00, masked, new byte[0]),
            frame(0x80, masked, new byte[300]),
            frame(0x82, masked, new byte[65_536]),
            frame(0x8a, masked, new byte[125]));
    var goodbye = frame(0x88, masked, closing(4401, "再见"));
    var heard = walk(masked, size, Unpooled.wrappedBuffer(frames.duplicate(), goodbye));

    assertThat(heard.passed).isEqualTo(frames);
    assertThat(heard.closed).isEqualTo(new CloseStatus(4401, "再见"));
    assertThat(heard.broken).isNull();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("a reserved bit", frame(0xc1, true, new byte[3]), 1002),
        Arguments.of("another reserved bit", frame(0x91, true, new byte[3]), 1002),
        Arguments.of("a reserved opcode", frame(0x83, true, new byte[3]), 1002),
        Arguments.of("a reserved control opcode", frame(0x8b, true, new byte[3]), 1002),
        Arguments.of("no mask", frame(0x81, false, new byte[3]), 1002),
        Arguments.of("a ping in fragments", frame(0x09, true, new byte[3]), 1002),
        Arguments.of("a long ping", frame(0x89, true, new byte[126]), 1002),
        Arguments.of("a continuation of nothing", frame(0x80, true, new byte[3]), 1002),
        Arguments.of(
            "a message inside another",
            Unpooled.wrappedBuffer(frame(0x01, true, new byte[0]), frame(0x81, true, new byte[0])),
            1002),
        Arguments.of(
            "a length in more bytes than it needs",
            Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, (byte) 0xfe, 0, 5, 0, 0, 0, 0}),
            1002),
        Arguments.of(
            "a negative length",
            Unpooled.wrappedBuffer(
                new byte[] {(byte) 0x82, (byte) 0xff, -1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}),
            1002),
        Arguments.of("a close of one byte", frame(0x88, true, new byte[1]), 1002),
        Arguments.of("a close with no code", frame(0x88, true, closing(999, "")), 1002),
        Arguments.of(
            "a close with a reason that is no text",
            frame(0x88, true, new byte[] {3, (byte) 0xe8, (byte) 0xc3, 0x28}),
            1002),
        Arguments.of("a frame over the limit", frame(0x82, true, new byte[LIMIT + 1]), 1009),
        Arguments.of(
            "a length of many gigabytes",
            Unpooled.wrappedBuffer(
                new byte[] {(byte) 0x82, (byte) 0xff, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0}),
            1009),
        Arguments.of(
            "a fragment that makes the message longer than numbers go",
            Unpooled.wrappedBuffer(
                frame(0x01, true, new byte[5]),
                Unpooled.wrappedBuffer(
                    new byte[] {
                      (byte) 0x80, (byte) 0xff, 127, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0
                    })),
            1009),
        Arguments.of(
            "a message over the limit in fragments",
            Unpooled.wrappedBuffer(
                frame(0x01, true, new byte[LIMIT]), frame(0x80, true, new byte[1])),
            1009));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrong(String what, ByteBuf frames, int code) {
    for (int size : new int[] {1, 3, 1 << 20}) {
      var before = frame(0x81, true, "before".getBytes(UTF_8));

      var heard =
          walk(
              true,
              size,
              Unpooled.wrappedBuffer(before, frames.duplicate(), frame(0x81, true, new byte[9])));

      assertThat(heard.broken).as(what).isNotNull();
      assertThat(heard.broken.getCode()).as(what).isEqualTo(code);
      assertThat(heard.closed).isNull();
      assertThat(heard.passed.slice(0, before.capacity())).isEqualTo(before);
      assertThat(heard.passed.readableBytes())
          .isLessThan(before.capacity() + frames.readableBytes() + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGoodbyeWithoutACodeIsOne(boolean masked) {
    var heard = walk(masked, 1, frame(0x88, masked, new byte[0]));

    assertThat(heard.closed).isEqualTo(CloseStatus.NO_STATUS_CODE);
  }

  @Test
  void aServicesFramesAreNotMasked() {
    assertThat(walk(false, 100, frame(0x81, true, new byte[3])).broken)
        .isEqualTo(CloseCodes.PROTOCOL_ERROR);
  }

  private static Heard walk(boolean masked, int size, ByteBuf all) {
    var heard = new Heard();
    var walk = new FrameWalk(masked, LIMIT);
    var begun = Unpooled.buffer();
    while (all.isReadable() && heard.closed == null && heard.broken == null) {
      begun.writeBytes(all, Math.min(size, all.readableBytes()));
      var step = walk.walk(begun);
      heard.passed.writeBytes(begun, step.bytes());
      switch (step) {
        case Step.Passed _ -> {}
        case Step.Closed(_, var status) -> heard.closed = status;
        case Step.Broken(_, var why) -> heard.broken = why;
      }
    }
    return heard;
  }

  private static ByteBuf frame(int first, boolean masked, byte[] payload) {
    var frame = Unpooled.buffer(payload.length + 14).writeByte(first);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      frame.writeByte(mask | payload.length);
    } else if (payload.length < 65_536) {
      frame.writeByte(mask | 126).writeShort(payload.length);
    } else {
      frame.writeByte(mask | 127).writeLong(payload.length);
    }
    var key = masked ? new byte[] {1, 2, 3, 4} : new byte[4];
    if (masked) {
      frame.writeBytes(key);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.writeByte(payload[i] ^ key[i % 4]);
    }
    return frame.capacity(frame.writerIndex());
  }

  private static byte[] closing(int code, String reason) {
    var text = reason.getBytes(UTF_8);
    var payload = Arrays.copyOf(new byte[] {(byte) (code >> 8), (byte) code}, 2 + text.length);
    System.arraycopy(text, 0, payload, 2, text.length);
    return payload;
  }
}
