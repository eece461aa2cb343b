package teahouse.chat.connection;

import io.netty.channel.Channel;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import teahouse.chat.problem.Language;
import teahouse.chat.token.Caller;

/// Takes an upgraded request and serves it until the socket is gone.
@Component
final class SocketHandler {

  private final ConnectionAssembly assembly;
  private final Reception reception;

  SocketHandler(ConnectionAssembly assembly, Reception reception) {
    this.assembly = assembly;
    this.reception = reception;
  }

  Mono<Void> serve(WebsocketInbound in, Caller caller, Language language) {
    return Mono.using(
        () -> connect(channelOf(in), caller, language),
        connection ->
            connection.serve(
                in.aggregateFrames(SocketSettings.FRAME_BYTES).receiveFrames().map(Incoming::of)),
        reception::farewell);
  }

  private Connection connect(Channel channel, Caller caller, Language language) {
    var connection = assembly.connect(UUID.randomUUID(), channel, caller, language);
    channel.pipeline().addAfter("wsdecoder", "guard", new FrameGuard(connection.line()));
    reception.welcome(connection);
    return connection;
  }

  private static Channel channelOf(WebsocketInbound in) {
    var found = new AtomicReference<Channel>();
    in.withConnection(connection -> found.set(connection.channel()));
    return found.get();
  }
}
