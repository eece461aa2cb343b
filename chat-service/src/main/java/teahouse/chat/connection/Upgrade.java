package teahouse.chat.connection;

import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.util.context.Context;

/// Makes a request that was let in a socket, without compression and with the contract's limit of a
/// frame.
///
/// A socket lives for hours, and its request is over when it opens: nothing of it is kept. Its
/// headers, the token among them, would take more than all that is this service's own.
final class Upgrade {

  static final String SUBPROTOCOL = "teahouse.v1";

  private static final WebsocketServerSpec SPEC =
      WebsocketServerSpec.builder()
          .compress(false)
          .maxFramePayloadLength(SocketSettings.FRAME_BYTES)
          .protocols(SUBPROTOCOL)
          .build();

  private Upgrade() {}

  /// Completes when the socket is gone.
  static Mono<Void> of(HttpServerResponse response, Function<WebsocketInbound, Mono<Void>> serve) {
    return response
        .sendWebsocket(
            (in, _) -> {
              in.headers().clear();
              response.responseHeaders().clear();
              return serve.apply(in);
            },
            SPEC)
        // Reactor Netty hands the request's context on to the socket, and all that hangs on it.
        .contextWrite(_ -> Context.empty());
  }
}
