package teahouse.bench.bare;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.jspecify.annotations.Nullable;

/// One socket: its first frame is `J` and a room, and what follows is for that room.
final class Guest extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private final Rooms rooms;
  private Rooms.@Nullable Room room;
  private @Nullable ChannelHandlerContext wayOut;

  Guest(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    if (room == null) {
      // Encoded frames need nothing but the network: they leave from the pipeline's first place.
      wayOut = context.pipeline().firstContext();
      room = rooms.join(frame.text(), wayOut);
      var _ = context.writeAndFlush(new TextWebSocketFrame("joined"), context.voidPromise());
    } else {
      rooms.pass(room, frame.content(), context.alloc());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (room != null && wayOut != null) {
      rooms.leave(room, wayOut);
    }
  }
}
