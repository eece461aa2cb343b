package teahouse.chat.connection;

import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.Map;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;

/// Puts the socket on its path.
@Configuration(proxyBeanMethods = false)
class SocketWiring implements WebFluxConfigurer {

  static final String PATH = "/ws";

  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

  @Bean
  HandlerMapping socketMapping(SocketHandler handler) {
    return new SimpleUrlHandlerMapping(Map.of(PATH, handler), -1);
  }

  @Override
  public WebSocketService getWebSocketService() {
    var upgrades = new HandshakeWebSocketService(new ChannelUpgrade());
    return (exchange, handler) ->
        offersOurs(exchange.getRequest())
            ? upgrades.handleRequest(exchange, handler)
            : Mono.error(new ProblemException(Problem.invalidField(SUBPROTOCOLS)));
  }

  /// Ours and no other: a client that would rather speak something else takes our frames for it.
  private static boolean offersOurs(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty(SUBPROTOCOLS).equals(List.of(SocketHandler.SUBPROTOCOL));
  }

  /// The kernel would otherwise grow its buffer to megabytes for a client that does not read.
  @Bean
  NettyServerCustomizer boundedKernelBuffer(SocketSettings settings) {
    int bytes = Math.toIntExact(settings.kernelBuffer().toBytes());
    return server -> server.childOption(ChannelOption.SO_SNDBUF, bytes);
  }

  /// Event loops for sockets alone: the store's and other clients' have theirs, and whatever else
  /// runs in the same JVM does not end with this.
  @Bean
  ReactorResourceFactory socketLoops(SocketSettings settings) {
    int count =
        settings.eventLoops() == 0
            ? Runtime.getRuntime().availableProcessors()
            : settings.eventLoops();
    var loops = new ReactorResourceFactory();
    loops.setUseGlobalResources(false);
    loops.setLoopResourcesSupplier(
        () -> LoopResources.create("sockets", count, /* daemon= */ true));
    return loops;
  }
}
