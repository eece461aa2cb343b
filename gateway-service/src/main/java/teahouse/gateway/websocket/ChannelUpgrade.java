package teahouse.gateway.websocket;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.util.context.Context;

/// Upgrades to a [ChannelSession], which keeps nothing of its request: a socket lives for hours,
/// and headers and exchange would take more memory than the relay itself, the token among them.
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
    var kept =
        new HandshakeInfo(handshake.get().getUri(), new HttpHeaders(), Mono.empty(), subProtocol);
    return response
        .setComplete()
        .then(
            Mono.defer(() ->
                netty.sendWebsocket(
                    (in, out) -> {
                      in.headers().clear();
                      netty.responseHeaders().clear();
                      return handler.handle(new ChannelSession(in, out, kept, buffers, frameLimit));
                    },
                    spec(subProtocol))))
        // Reactor Netty hands the request's context on to the socket, and the exchange with it.
        .contextWrite(_ -> Context.empty());
  }

  private WebsocketServerSpec spec(@Nullable String subProtocol) {
    var spec = WebsocketServerSpec.builder().compress(false).maxFramePayloadLength(frameLimit);
    return subProtocol == null ? spec.build() : spec.protocols(subProtocol).build();
  }
}
