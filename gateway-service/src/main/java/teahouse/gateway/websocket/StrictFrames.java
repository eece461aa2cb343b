package teahouse.gateway.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;

/// Refuses frames with reserved bits: no extension that could give them a meaning was agreed to
/// (RFC 6455, 5.2). Reactor Netty lets them pass, and the service behind would not see them any
/// more.
@Sharable
final class StrictFrames extends ChannelInboundHandlerAdapter {

  private static final String NAME = "teahouse.strictFrames";

  /// Puts one into a new connection.
  static void watch(Channel channel) {
    channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, new StrictFrames());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame frame && frame.rsv() != 0) {
      ReferenceCountUtil.release(frame);
      context
          .writeAndFlush(
              new CloseWebSocketFrame(
                  CloseCodes.PROTOCOL_ERROR.getCode(), CloseCodes.PROTOCOL_ERROR.getReason()))
          .addListener(ChannelFutureListener.CLOSE);
    } else {
      context.fireChannelRead(message);
    }
  }
}
