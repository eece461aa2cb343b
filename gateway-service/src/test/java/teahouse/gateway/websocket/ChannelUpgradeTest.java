package teahouse.gateway.websocket;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.util.context.ContextView;

class ChannelUpgradeTest {

  /// What a handler finds when it is handed the socket.
  ///
  /// @param names of the headers that are still in memory beneath the session
  private record Found(HttpHeaders headers, Set<String> names, ContextView context) {

    static Found of(WebSocketSession session, ContextView context) {
      var channel = ((ChannelSession) session).channel();
      var request = (HttpServerRequest) ChannelOperations.get(channel);
      return new Found(
          session.getHandshakeInfo().getHeaders(),
          requireNonNull(request).requestHeaders().names(),
          context);
    }
  }

  @Test
  void aSocketKeepsNothingOfItsRequest() throws Exception {
    var found = new CompletableFuture<Found>();
    WebSocketHandler handler =
        session ->
            Mono.deferContextual(Mono::just)
                .doOnNext(context -> found.complete(Found.of(session, context)))
                .then();
    var web =
        WebHttpHandlerBuilder.webHandler(exchange ->
                new ChannelUpgrade(65_536)
                    .upgrade(exchange, handler, "teahouse.v1", () -> info(exchange))
                    .contextWrite(context -> context.put("of the request", exchange)))
            .build();
    var server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(web))
            .bindNow();
    try (var client = HttpClient.newHttpClient()) {
      client
          .newWebSocketBuilder()
          .header("Authorization", "Bearer secret")
          .subprotocols("teahouse.v1")
          .buildAsync(URI.create("ws://127.0.0.1:" + server.port()), new WebSocket.Listener() {})
          .get(60, TimeUnit.SECONDS);
      var opened = found.get(60, TimeUnit.SECONDS);

      assertThat(opened.headers().headerNames()).isEmpty();
      assertThat(opened.names()).isEmpty();
      assertThat(opened.context().isEmpty()).isTrue();
    } finally {
      server.disposeNow();
    }
  }

  private static HandshakeInfo info(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return new HandshakeInfo(request.getURI(), request.getHeaders(), Mono.empty(), "teahouse.v1");
  }
}
