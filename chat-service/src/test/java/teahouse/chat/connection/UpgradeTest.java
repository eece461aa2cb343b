package teahouse.chat.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.websocket.WebsocketInbound;

class UpgradeTest {

  /// What is still in memory beneath a socket: names of headers, and keys of the context.
  private static Mono<Set<Object>> kept(WebsocketInbound in) {
    return headers(in)
        .zipWith(Mono.deferContextual(Mono::just))
        .map(both ->
            Stream.concat(both.getT1().stream(), both.getT2().stream().map(Map.Entry::getKey))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static Mono<Set<String>> headers(WebsocketInbound in) {
    var found = new CompletableFuture<Set<String>>();
    in.withConnection(connection -> {
      var request = (HttpServerRequest) ChannelOperations.get(connection.channel());
      found.complete(requireNonNull(request).requestHeaders().names());
    });
    return Mono.fromFuture(found);
  }

  @Test
  void ofItsRequestASocketKeepsNothing() throws Exception {
    var found = new CompletableFuture<Set<Object>>();
    var asked = new CompletableFuture<Set<String>>();
    var server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
              asked.complete(Set.copyOf(request.requestHeaders().names()));
              return Upgrade.of(response, in -> kept(in).doOnNext(found::complete).then())
                  .contextWrite(context -> context.put("of the request", request));
            })
            .bindNow();
    try (var client = HttpClient.newHttpClient()) {
      client
          .newWebSocketBuilder()
          .header("Authorization", "Bearer secret")
          .header("Accept-Language", "zh-CN")
          .subprotocols("teahouse.v1")
          .buildAsync(URI.create("ws://127.0.0.1:" + server.port()), new WebSocket.Listener() {})
          .get(60, TimeUnit.SECONDS);

      assertThat(asked.get(60, TimeUnit.SECONDS)).contains("Authorization", "Accept-Language");
      assertThat(found.get(60, TimeUnit.SECONDS)).isEmpty();
    } finally {
      server.disposeNow();
    }
  }
}
