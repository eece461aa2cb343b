package teahouse.chat.connection;

import java.security.Principal;
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

/// Upgrades to a [ChannelSession], without compression and with the contract's limit of a frame.
///
/// A socket lives for hours, and its request is over when it opens: nothing of it is kept but who
/// asked, and in which language. Its headers, the token among them, would take more than all that
/// is this service's own.
final class ChannelUpgrade implements RequestUpgradeStrategy {

  @Override
  public Mono<Void> upgrade(
      ServerWebExchange exchange,
      WebSocketHandler handler,
      @Nullable String subProtocol,
      Supplier<HandshakeInfo> handshake) {
    var asked = handshake.get();
    return asked
        .getPrincipal()
        .flatMap(principal -> open(exchange, handler, kept(asked, principal)));
  }

  private static Mono<Void> open(
      ServerWebExchange exchange, WebSocketHandler handler, HandshakeInfo kept) {
    var response = exchange.getResponse();
    HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
    var buffers = (NettyDataBufferFactory) response.bufferFactory();
    return response
        .setComplete()
        .then(
            Mono.defer(() ->
                netty.sendWebsocket(
                    (in, out) -> {
                      in.headers().clear();
                      netty.responseHeaders().clear();
                      return handler.handle(
                          new ChannelSession(in, out, kept, buffers, SocketSettings.FRAME_BYTES));
                    },
                    spec(kept.getSubProtocol()))))
        // Reactor Netty hands the request's context on to the socket, and the exchange with it.
        .contextWrite(_ -> Context.empty());
  }

  private static HandshakeInfo kept(HandshakeInfo asked, Principal principal) {
    var headers = new HttpHeaders();
    var language = asked.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    if (language != null) {
      headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    }
    return new HandshakeInfo(asked.getUri(), headers, Mono.just(principal), asked.getSubProtocol());
  }

  private static WebsocketServerSpec spec(@Nullable String subProtocol) {
    var spec =
        WebsocketServerSpec.builder()
            .compress(false)
            .maxFramePayloadLength(SocketSettings.FRAME_BYTES);
    return subProtocol == null ? spec.build() : spec.protocols(subProtocol).build();
  }
}
