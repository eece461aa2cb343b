package teahouse.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One socket of the generator.
final class Voice extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private enum State {
    SILENT,
    ASKING,
    LIVE
  }

  private final int person;
  private final Speech speech;
  private final Herd herd;
  private State state = State.SILENT;
  private @Nullable ChannelHandlerContext context;

  Voice(int person, Speech speech, Herd herd) {
    this.person = person;
    this.speech = speech;
    this.herd = herd;
  }

  int person() {
    return person;
  }

  void say(String text) {
    if (context != null) {
      var _ = context.writeAndFlush(new TextWebSocketFrame(text), context.voidPromise());
    }
  }

  void leave() {
    if (context != null) {
      var _ = context.close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      this.context = context;
      if (speech.greeting().isEmpty()) {
        ask();
      }
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    var content = frame.content();
    switch (state) {
      case SILENT -> {
        if (startsWith(content, speech.greeting())) {
          ask();
        }
      }
      case ASKING -> {
        if (startsWith(content, speech.answer())) {
          state = State.LIVE;
          herd.live(this);
        } else {
          herd.refused(content.toString(StandardCharsets.UTF_8));
        }
      }
      case LIVE -> {
        if (startsWith(content, TeahouseSpeech.PING)) {
          say(TeahouseSpeech.PONG);
        } else if (startsWith(content, TeahouseSpeech.ERROR)) {
          herd.refused(content.toString(StandardCharsets.UTF_8));
        } else {
          herd.heard(content);
        }
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    herd.gone(this, state == State.LIVE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    herd.failed(person, cause);
    var _ = context.close();
  }

  private void ask() {
    state = State.ASKING;
    say(speech.hello(person));
  }

  private static boolean startsWith(ByteBuf content, String text) {
    if (content.readableBytes() < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (content.getByte(content.readerIndex() + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
