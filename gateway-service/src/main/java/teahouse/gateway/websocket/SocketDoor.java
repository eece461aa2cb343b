package teahouse.gateway.websocket;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.ForwardedHeaders;
import teahouse.gateway.edge.PublicOrigin;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Refusal;

/// Answers `/ws`. Who asks, from which page and how often has been checked by the filters before.
@Component
class SocketDoor implements WebHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);
  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
  static final String SUBPROTOCOL = "teahouse.v1";

  /// What chat-service has to know of the request; nothing else passes.
  private static final List<String> PASSED =
      List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.USER_AGENT);

  private final ServiceSockets toService;
  private final WebSocketService upgrades;
  private final SocketRelay relay;
  private final OpenSockets sockets;
  private final ForwardedHeaders forwarded;
  private final PublicOrigin origin;

  SocketDoor(
      ServiceSockets serviceSockets,
      SocketRelay relay,
      OpenSockets sockets,
      ForwardedHeaders forwarded,
      PublicOrigin origin) {
    this.toService = serviceSockets;
    this.upgrades = serviceSockets.upgrades();
    this.relay = relay;
    this.sockets = sockets;
    this.forwarded = forwarded;
    this.origin = origin;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    HttpHeaders asked = exchange.getRequest().getHeaders();
    if (!"websocket".equalsIgnoreCase(asked.getFirst(HttpHeaders.UPGRADE))) {
      return Mono.error(new Refusal(Problem.field(HttpHeaders.UPGRADE)));
    }
    if (!asked.getOrEmpty(SUBPROTOCOLS).equals(List.of(SUBPROTOCOL))) {
      return Mono.error(new Refusal(Problem.field(SUBPROTOCOLS)));
    }
    if (!sockets.areAccepted()) {
      return Mono.error(new Refusal(Problem.of(ErrorCode.SERVICE_UNAVAILABLE)));
    }
    return dialled(headers(exchange))
        .onErrorMap(WebSocketClientHandshakeException.class, SocketDoor::refusal)
        .flatMap(service -> upgraded(exchange, service));
  }

  /// Opens the way to chat-service, which lives on by itself: the request and all that hangs on it
  /// is over with the upgrade.
  private Mono<SocketEnd> dialled(HttpHeaders headers) {
    return Mono.create(whoAsked ->
        whoAsked.onCancel(
            toService
                .open(headers, channel -> whoAsked.success(relay.ofService(channel)))
                .subscribe(_ -> {}, whoAsked::error)));
  }

  private Mono<Void> upgraded(ServerWebExchange exchange, SocketEnd service) {
    return upgrades
        .handleRequest(exchange, new ClientSide(client -> relay.join(client, service)))
        .doOnError(_ -> service.cut())
        .doOnCancel(service::cut);
  }

  private HttpHeaders headers(ServerWebExchange exchange) {
    HttpHeaders headers = new HttpHeaders();
    HttpHeaders asked = exchange.getRequest().getHeaders();
    PASSED.forEach(name -> {
      if (asked.containsHeader(name)) {
        headers.put(name, asked.getOrEmpty(name));
      }
    });
    // Checked where it mattered; the client library would make up another.
    headers.setOrigin(origin.value());
    forwarded.addTo(headers, exchange);
    return headers;
  }

  /// chat-service's own refusals before the upgrade, in the words of the catalogue.
  private static Refusal refusal(WebSocketClientHandshakeException refused) {
    LOG.debug("chat-service refused a socket: {}", refused.getMessage());
    return new Refusal(
        Problem.of(
            switch (refused.response() == null ? 0 : refused.response().status().code()) {
              case 401 -> ErrorCode.UNAUTHENTICATED;
              case 403 -> ErrorCode.FORBIDDEN;
              case 429 -> ErrorCode.TOO_MANY_REQUESTS;
              default -> ErrorCode.SERVICE_UNAVAILABLE;
            }));
  }

  /// @param join what becomes of the upgraded channel
  private record ClientSide(Function<Channel, Mono<Void>> join) implements WebSocketHandler {

    @Override
    public List<String> getSubProtocols() {
      return List.of(SUBPROTOCOL);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
      return join.apply(((ChannelSession) session).channel());
    }
  }
}
