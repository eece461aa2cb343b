package teahouse.bench.overload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teahouse.bench.load.TeahouseSpeech;

/// One socket that posts. What others say it does not look at.
final class Poster extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(US_ASCII);
  private static final byte[] SUBSCRIBED = "{\"type\":\"subscribed\"".getBytes(US_ASCII);
  private static final byte[] ACK = "{\"type\":\"ack\"".getBytes(US_ASCII);
  private static final byte[] ERROR = "{\"type\":\"error\"".getBytes(US_ASCII);
  private static final byte[] PING = "{\"type\":\"ping\"".getBytes(US_ASCII);
  private static final Pattern REF = Pattern.compile("\"ref\":\"(\\d+)\"");
  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");
  private static final String REFUSED = "\"refused\":[{";
  private static final String PONG = "{\"type\":\"pong\",\"ref\":\"p\"}";

  private final int person;
  private final TeahouseSpeech speech;
  private final Posters posters;
  private @Nullable ChannelHandlerContext context;
  private boolean live;

  Poster(int person, TeahouseSpeech speech, Posters posters) {
    this.person = person;
    this.speech = speech;
    this.posters = posters;
  }

  int person() {
    return person;
  }

  void say(String frame) {
    if (context != null) {
      var _ = context.writeAndFlush(new TextWebSocketFrame(frame), context.voidPromise());
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      this.context = context;
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    var content = frame.content();
    if (startsWith(content, ACK)) {
      posters.accepted(ref(text(content)));
    } else if (!live && (startsWith(content, ERROR) || text(content).contains(REFUSED))) {
      // The store is slow while thousands come at once.
      var _ = context.executor().schedule(() -> say(speech.hello(person)), 1, TimeUnit.SECONDS);
    } else if (startsWith(content, ERROR)) {
      var text = text(content);
      var code = CODE.matcher(text);
      posters.refused(ref(text), code.find() ? code.group(1) : text);
    } else if (startsWith(content, PING)) {
      say(PONG);
    } else if (startsWith(content, WELCOME)) {
      say(speech.hello(person));
    } else if (startsWith(content, SUBSCRIBED)) {
      live = true;
      posters.live(this);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    posters.lost("person %d was cut".formatted(person));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    posters.lost("person %d: %s".formatted(person, cause));
    var _ = context.close();
  }

  /// Of the post that an answer is about; -1 if it is about none.
  private static long ref(String text) {
    var ref = REF.matcher(text);
    return ref.find() ? Long.parseLong(ref.group(1)) : -1;
  }

  private static String text(ByteBuf content) {
    return content.toString(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(ByteBuf content, byte[] begin) {
    return content.readableBytes() >= begin.length
        && ByteBufUtil.equals(
            content, content.readerIndex(), Unpooled.wrappedBuffer(begin), 0, begin.length);
  }
}
