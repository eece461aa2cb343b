package teahouse.gateway.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
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
  private static final String SUBPROTOCOL = "teahouse.v1";

  /// What chat-service has to know of the request; nothing else passes.
  private static final List<String> PASSED =
      List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.USER_AGENT);

  private final WebSocketClient toService;
  private final WebSocketService upgrades;
  private final SocketRelay relay;
  private final OpenSockets sockets;
  private final ForwardedHeaders forwarded;
  private final PublicOrigin origin;
  private final URI chat;

  SocketDoor(
      ServiceSockets serviceSockets,
      SocketRelay relay,
      OpenSockets sockets,
      ForwardedHeaders forwarded,
      PublicOrigin origin) {
    this.toService = serviceSockets.client();
    this.upgrades = serviceSockets.upgrades();
    this.chat = serviceSockets.chat();
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
    return toService
        .execute(chat, headers(exchange), speaking(service -> upgraded(exchange, service)))
        .onErrorMap(WebSocketClientHandshakeException.class, SocketDoor::refusal);
  }

  /// Opens the client's side. The upgrade's own end is not the socket's: it is over when the relay
  /// is.
  private Mono<Void> upgraded(ServerWebExchange exchange, WebSocketSession service) {
    Sinks.Empty<Void> over = Sinks.empty();
    WebSocketHandler clientSide =
        speaking(client ->
            sockets.with(client, relay.join(client, service)).doFinally(_ -> over.tryEmitEmpty()));
    return upgrades.handleRequest(exchange, clientSide).then(over.asMono());
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

  private static WebSocketHandler speaking(WebSocketHandler handler) {
    return new WebSocketHandler() {
      @Override
      public List<String> getSubProtocols() {
        return List.of(SUBPROTOCOL);
      }

      @Override
      public Mono<Void> handle(WebSocketSession session) {
        return handler.handle(session);
      }
    };
  }
}
