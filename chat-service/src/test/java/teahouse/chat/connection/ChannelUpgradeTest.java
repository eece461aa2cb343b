package teahouse.chat.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.Principal;
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

  private static final Principal ALICE = () -> "alice";

  /// What a handler finds when it is handed the socket.
  ///
  /// @param names of the headers that are still in memory beneath the session
  private record Found(
      HttpHeaders headers, Set<String> names, Principal principal, ContextView context) {

    static Found of(WebSocketSession session, Principal principal, ContextView context) {
      var channel = ((ChannelSession) session).channel();
      var request = (HttpServerRequest) ChannelOperations.get(channel);
      return new Found(
          session.getHandshakeInfo().getHeaders(),
          requireNonNull(request).requestHeaders().names(),
          principal,
          context);
    }
  }

  @Test
  void ofItsRequestASocketKeepsWhoAskedAndTheLanguage() throws Exception {
    var found = new CompletableFuture<Found>();
    WebSocketHandler handler =
        session ->
            session
                .getHandshakeInfo()
                .getPrincipal()
                .zipWith(Mono.deferContextual(Mono::just))
                .doOnNext(both -> found.complete(Found.of(session, both.getT1(), both.getT2())))
                .then();
    var web =
        WebHttpHandlerBuilder.webHandler(exchange ->
                new ChannelUpgrade()
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
          .header("Accept-Language", "zh-CN")
          .subprotocols("teahouse.v1")
          .buildAsync(URI.create("ws://127.0.0.1:" + server.port()), new WebSocket.Listener() {})
          .get(60, TimeUnit.SECONDS);
      var opened = found.get(60, TimeUnit.SECONDS);

      assertThat(opened.principal()).isSameAs(ALICE);
      assertThat(opened.headers().headerNames()).containsExactly(HttpHeaders.ACCEPT_LANGUAGE);
      assertThat(opened.headers().getFirst(HttpHeaders.ACCEPT_LANGUAGE)).isEqualTo("zh-CN");
      assertThat(opened.names()).isEmpty();
      assertThat(opened.context().isEmpty()).isTrue();
    } finally {
      server.disposeNow();
    }
  }

  private static HandshakeInfo info(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return new HandshakeInfo(
        request.getURI(), request.getHeaders(), Mono.just(ALICE), "teahouse.v1");
  }
}
