package teahouse.chat.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import teahouse.chat.protocol.CloseReason;

/// What can only be seen on the channel: reserved bits (no extension is ever agreed, yet Netty lets
/// them pass), and when the socket takes bytes again.
final class FrameGuard extends ChannelInboundHandlerAdapter {

  private final Line line;

  FrameGuard(Line line) {
    this.line = line;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame frame && frame.rsv() != 0) {
      ReferenceCountUtil.release(message);
      line.close(CloseReason.PROTOCOL_ERROR);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      line.drained();
    }
    context.fireChannelWritabilityChanged();
  }
}
