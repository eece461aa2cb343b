package teahouse.gateway.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;

/// Both ends of the relay, with their limits. No compression extension: inflating is unbounded.
///
/// @param client opens sockets at chat-service
/// @param spec what is offered there
/// @param upgrades opens sockets for clients
/// @param chat the address of chat-service's socket
record ServiceSockets(
    HttpClient client, WebsocketClientSpec spec, WebSocketService upgrades, URI chat) {

  /// A socket at chat-service, until it is closed.
  ///
  /// @param opened gets its channel, on its event loop, before anything that came is decoded
  Mono<Void> open(HttpHeaders headers, Consumer<Channel> opened) {
    return client
        .headers(sent -> headers.forEach((name, values) -> sent.set(name, values)))
        .websocket(spec)
        .uri(chat)
        .handle((in, _) -> {
          var channel = ChannelSession.channelOf(in);
          opened.accept(channel);
          return SocketRelay.untilClosed(channel);
        })
        .then();
  }

  @Configuration(proxyBeanMethods = false)
  static class Wiring {

    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(5);

    @Bean
    ServiceSockets serviceSockets(SocketProperties properties, ReactorResourceFactory resources) {
      HttpClient http =
          // A connection per socket, on the event loop that the client's is on: frames change no
          // thread.
          HttpClient.create(ConnectionProvider.newConnection())
              .runOn(resources.getLoopResources())
              .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
              .option(ChannelOption.SO_RCVBUF, properties.kernelBufferBytes())
              .responseTimeout(HANDSHAKE_PATIENCE);
      int frameBytes = properties.frameBytes();
      return new ServiceSockets(
          http,
          WebsocketClientSpec.builder()
              .protocols(SocketDoor.SUBPROTOCOL)
              .maxFramePayloadLength(frameBytes)
              .build(),
          new HandshakeWebSocketService(new ChannelUpgrade(frameBytes)),
          properties.chatSocket());
    }

    @Bean
    SimpleUrlHandlerMapping socketMapping(SocketDoor door) {
      return new SimpleUrlHandlerMapping(Map.of("/ws", door), -10);
    }

    @Bean
    NettyServerCustomizer clientSideOfSockets(SocketProperties properties) {
      return server -> server.childOption(ChannelOption.SO_SNDBUF, properties.kernelBufferBytes());
    }
  }
}
