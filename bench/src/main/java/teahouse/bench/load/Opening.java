package teahouse.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;

/// How somebody gets a socket.
public final class Opening {

  private static final int LONGEST_FRAME = 64 * 1024;
  private static final int LONGEST_ANSWER = 8 * 1024;

  private Opening() {}

  /// Connects; the voice hears of all that follows.
  public static ChannelFuture of(
      ChannelHandler voice, int person, Speech speech, int port, EventLoop loop) {
    var config = config(person, speech, port);
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec(), new HttpObjectAggregator(LONGEST_ANSWER))
                    .addLast(new WebSocketClientProtocolHandler(config))
                    .addLast(voice);
              }
            })
        .connect("127.0.0.1", port);
  }

  /// Without an `Origin`, which only browsers send: chat-service refuses those that it does not
  /// know.
  private static WebSocketClientProtocolConfig config(int person, Speech speech, int port) {
    var headers = new DefaultHttpHeaders();
    speech.address(person, headers);
    var subprotocol = headers.get("Sec-WebSocket-Protocol");
    headers.remove("Sec-WebSocket-Protocol");
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(URI.create("ws://127.0.0.1:" + port + "/ws"))
        .subprotocol(subprotocol)
        .customHeaders(headers)
        .generateOriginHeader(false)
        .maxFramePayloadLength(LONGEST_FRAME)
        .withUTF8Validator(false)
        .handshakeTimeoutMillis(Herd.PATIENCE.toMillis())
        .build();
  }
}
