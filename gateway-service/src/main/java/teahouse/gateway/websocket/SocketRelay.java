package teahouse.gateway.websocket;

import io.netty.channel.Channel;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Joins a client's socket and the one to chat-service, until one of them ends: channel to channel,
/// past the pipelines that made the handshakes.
@Component
class SocketRelay {

  private final OpenSockets sockets;
  private final int frameLimit;

  SocketRelay(OpenSockets sockets, SocketProperties properties) {
    this.sockets = sockets;
    this.frameLimit = properties.frameBytes();
  }

  /// The way to chat-service, which is open. What comes of it waits for [#join].
  SocketEnd ofService(Channel channel) {
    var end = new SocketEnd(channel, Side.SERVICE, frameLimit);
    end.takeOver("ws-decoder");
    return end;
  }

  /// Lets what comes at either end leave at the other; completes when the client's is closed.
  ///
  /// @param client a client's channel, just upgraded
  Mono<Void> join(Channel client, SocketEnd service) {
    var end = new SocketEnd(client, Side.CLIENT, frameLimit);
    end.takeOver("wsdecoder");
    var relayed = new OpenSockets.Relayed(end, service);
    sockets.add(relayed);
    var _ = client.closeFuture().addListener(_ -> sockets.remove(relayed));
    end.join(service);
    service.join(end);
    return untilClosed(client);
  }

  /// A socket's own publisher ends with it: Reactor Netty closes a socket whose publisher ended.
  static Mono<Void> untilClosed(Channel channel) {
    return Mono.create(end -> {
      var _ = channel.closeFuture().addListener(_ -> end.success());
    });
  }
}
