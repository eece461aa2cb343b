package teahouse.gateway.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;

/// One end of a relayed socket: what comes in leaves at the other end, as the bytes that it is. It
/// is read only while the other end takes what was read before.
///
/// Its state belongs to its channel's event loop, and so do calls to it, but for [#say].
final class SocketEnd extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(SocketEnd.class);

  private static final String NAME = "relay";

  /// Of what was read for an end and it has not taken; one more read may come on top, of as much.
  private static final WriteBufferWaterMark MOST_WAITING =
      new WriteBufferWaterMark(32 * 1024, 64 * 1024);

  /// For the answer to a close frame that has left.
  private static final long PATIENCE_AFTER_CLOSE_SECONDS = 5;

  /// For a close frame to leave, behind what an end that does not read has not taken.
  private static final long PATIENCE_BEFORE_CLOSE_SECONDS = 30;

  private final Channel channel;
  private final Side side;
  private final FrameWalk frames;
  private @Nullable SocketEnd other;
  private final Begun begun = new Begun();

  /// A close frame came, or was sent, or the connection is gone: nothing more passes.
  private boolean over;

  /// What comes is no frames any more.
  private boolean lost;

  /// @param frameLimit of a message, in bytes
  SocketEnd(Channel channel, Side side, int frameLimit) {
    this.channel = channel;
    this.side = side;
    this.frames = new FrameWalk(side == Side.CLIENT, frameLimit);
    channel.config().setAutoRead(false).setWriteBufferWaterMark(MOST_WAITING);
  }

  /// Takes the place of Netty's decoder. What that has read and not decoded comes here first, and
  /// is kept until [#join].
  void takeOver(String decoder) {
    channel.pipeline().addAfter(decoder, NAME, this).remove(decoder);
  }

  /// From now on all that comes goes there. From any thread.
  void join(SocketEnd joined) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> join(joined));
      return;
    }
    other = joined;
    if (over || !channel.isActive()) {
      joined.say(side.meaning(CloseStatus.NO_CLOSE_FRAME));
    }
    take(begun.with(Unpooled.EMPTY_BUFFER));
    var _ = joined.channel.flush();
    read();
  }

  void read() {
    var _ = channel.read();
  }

  /// Ends this end, and reads on until that was heard: a connection that is cut with unread bytes
  /// is reset, and the reason lost. From any thread.
  void say(CloseStatus status) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> say(status));
    } else if (!over) {
      over = true;
      var _ =
          channel
              .writeAndFlush(new CloseWebSocketFrame(status.getCode(), status.getReason()))
              .addListener(_ -> cutAfter(PATIENCE_AFTER_CLOSE_SECONDS));
      cutAfter(PATIENCE_BEFORE_CLOSE_SECONDS);
      read();
    }
  }

  /// Without a word. From any thread.
  void cut() {
    var _ = channel.close();
  }

  private void cutAfter(long seconds) {
    if (channel.isOpen()) {
      var cut = channel.eventLoop().schedule(this::cut, seconds, TimeUnit.SECONDS);
      var _ = channel.closeFuture().addListener(_ -> cut.cancel(false));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf read)) {
      ReferenceCountUtil.release(message);
      return;
    }
    var bytes = begun.with(read);
    if (other == null) {
      begun.keep(bytes, 0);
      bytes.release();
    } else {
      take(bytes);
    }
  }

  private void take(ByteBuf bytes) {
    if (lost) {
      bytes.release();
      return;
    }
    switch (frames.walk(bytes)) {
      case FrameWalk.Step.Passed(int count) -> {
        begun.keep(bytes, count);
        passOn(bytes, count);
      }
      case FrameWalk.Step.Closed(int count, var status) -> {
        passOn(bytes, count);
        goodbye(status);
      }
      case FrameWalk.Step.Broken(int count, var why) -> {
        passOn(bytes, count);
        broken(why);
      }
    }
  }

  /// Closes as soon as the answer has left: behind a close frame nothing comes.
  private void goodbye(CloseStatus status) {
    if (over) {
      var _ = channel.close();
      return;
    }
    over = true;
    var answer =
        status.equals(CloseStatus.NO_STATUS_CODE)
            ? new CloseWebSocketFrame()
            : new CloseWebSocketFrame(status.getCode(), status.getReason());
    var _ = channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    cutAfter(PATIENCE_BEFORE_CLOSE_SECONDS);
    other().say(side.meaning(status));
  }

  private void broken(CloseStatus why) {
    lost = true;
    LOG.debug("The {} end of {} broke the protocol: {}", side, channel, why);
    say(side.afterFault(why));
    other().say(side == Side.CLIENT ? CloseCodes.GOING_AWAY : CloseCodes.INTERNAL);
  }

  /// Lets go of the buffer.
  private void passOn(ByteBuf bytes, int count) {
    var to = other().channel;
    if (over || count == 0) {
      bytes.release();
    } else {
      bytes.writerIndex(bytes.readerIndex() + count);
      var _ = to.write(bytes, to.voidPromise());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (other != null) {
      var _ = other.channel.flush();
      if (over || other.channel.isWritable()) {
        read();
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable() && other != null) {
      other.read();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    begun.letGo();
    if (!over) {
      over = true;
      if (other != null) {
        other.say(side.meaning(CloseStatus.NO_CLOSE_FRAME));
      }
    }
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    begun.letGo();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    LOG.debug("The {} end of {} fails: {}", side, channel, fault.toString());
    var _ = context.close();
  }

  private SocketEnd other() {
    return Objects.requireNonNull(other);
  }
}
