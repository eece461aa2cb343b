package teahouse.gateway.websocket;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/// Upgrades to a [ChannelSession].
///
/// @param frameLimit in bytes
record ChannelUpgrade(int frameLimit) implements RequestUpgradeStrategy {

  @Override
  public Mono<Void> upgrade(
      ServerWebExchange exchange,
      WebSocketHandler handler,
      @Nullable String subProtocol,
      Supplier<HandshakeInfo> handshake) {
    var response = exchange.getResponse();
    HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
    var buffers = (NettyDataBufferFactory) response.bufferFactory();
    var info = handshake.get();
    return response
        .setComplete()
        .then(
            Mono.defer(() ->
                netty.sendWebsocket(
                    (in, out) ->
                        handler.handle(new ChannelSession(in, out, info, buffers, frameLimit)),
                    spec(subProtocol))));
  }

  private WebsocketServerSpec spec(@Nullable String subProtocol) {
    var spec = WebsocketServerSpec.builder().compress(false).maxFramePayloadLength(frameLimit);
    return subProtocol == null ? spec.build() : spec.protocols(subProtocol).build();
  }
}
