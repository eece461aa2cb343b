package teahouse.chat.connection;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.Language;
import teahouse.chat.token.CallerAuthentication;

/// Takes an upgraded request and serves it until the socket is gone.
@Component
final class SocketHandler implements WebSocketHandler {

  static final String SUBPROTOCOL = "teahouse.v1";

  private final ConnectionAssembly assembly;
  private final Reception reception;

  SocketHandler(ConnectionAssembly assembly, Reception reception) {
    this.assembly = assembly;
    this.reception = reception;
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of(SUBPROTOCOL);
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    return session
        .getHandshakeInfo()
        .getPrincipal()
        .flatMap(principal -> serve((ChannelSession) session, principal));
  }

  private Mono<Void> serve(ChannelSession session, Principal principal) {
    return Mono.using(
        () -> connect(session, principal),
        connection -> connection.serve(session.receive().map(Incoming::of)),
        reception::farewell);
  }

  private Connection connect(ChannelSession session, Principal principal) {
    var caller = ((CallerAuthentication) principal).caller();
    var headers = session.getHandshakeInfo().getHeaders();
    var language = Language.of(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    var connection = assembly.connect(UUID.randomUUID(), session.channel(), caller, language);
    session.channel().pipeline().addAfter("wsdecoder", "guard", new FrameGuard(connection.line()));
    reception.welcome(connection);
    return connection;
  }
}
