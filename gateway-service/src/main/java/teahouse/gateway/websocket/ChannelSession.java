package teahouse.gateway.websocket;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.adapter.ReactorNettyWebSocketSession;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/// A session that gives away its channel. Nothing is sent or received through the session itself.
final class ChannelSession extends ReactorNettyWebSocketSession {

  private final Channel channel;

  ChannelSession(
      WebsocketInbound in,
      WebsocketOutbound out,
      HandshakeInfo info,
      NettyDataBufferFactory buffers,
      int frameLimit) {
    super(in, out, info, buffers, frameLimit);
    this.channel = channelOf(in);
  }

  Channel channel() {
    return channel;
  }

  static Channel channelOf(WebsocketInbound in) {
    var found = new AtomicReference<Channel>();
    in.withConnection(connection -> found.set(connection.channel()));
    return found.get();
  }
}
