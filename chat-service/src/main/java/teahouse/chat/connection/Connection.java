package teahouse.chat.connection;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.chat.delivery.LiveSocket;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.token.Caller;

/// One socket and its parts, which belong to its event loop. Other threads may use this, and
/// nothing below it.
record Connection(
    UUID id,
    EventLoop loop,
    LiveSocket live,
    Line line,
    HeardRooms rooms,
    Validity validity,
    Heartbeat heartbeat,
    FrameIntake intake) {

  /// Who the socket belongs to.
  Caller caller() {
    return validity.caller();
  }

  void close(CloseReason reason) {
    loop.execute(() -> line.close(reason));
  }

  void tell(ServerFrame frame) {
    loop.execute(() -> {
      var _ = line.send(frame);
    });
  }

  /// Serves until the socket is gone.
  Mono<Void> serve(Flux<Incoming> messages) {
    return messages
        .concatMap(intake::take, 1)
        .onErrorResume(broken -> closed(reason(broken)))
        .then();
  }

  /// The connection goes on until the client has heard why it ends.
  private <T> Mono<T> closed(CloseReason reason) {
    line.close(reason);
    return line.gone().then(Mono.empty());
  }

  void ended() {
    heartbeat.stop();
    validity.stop();
    rooms.leaveAll();
    live.close();
  }

  private static CloseReason reason(Throwable broken) {
    return switch (broken) {
      case TooLongFrameException _ -> CloseReason.TOO_BIG;
      case CodecException _ -> CloseReason.PROTOCOL_ERROR;
      default -> CloseReason.INTERNAL;
    };
  }
}
