package teahouse.chat.connection;

import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/// Puts the socket on its path.
@Configuration(proxyBeanMethods = false)
class SocketWiring {

  private static final String PATH = "/ws";

  @Bean
  NettyRouteProvider socketRoute(SocketDoor door) {
    return routes -> routes.route(request -> PATH.equals(request.fullPath()), door);
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
