package teahouse.gateway.authentication;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.ClientAddress;
import teahouse.gateway.edge.EdgeOrder;
import teahouse.gateway.edge.PublicOrigin;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Problems;
import teahouse.gateway.session.BrowserSession;
import teahouse.gateway.session.BrowserSessions;
import teahouse.gateway.session.SessionTokens;

/// Stands before Spring Security, so that the token in a cookie is checked as any other, and a
/// socket is refused by an HTTP status before its upgrade. `Authorization` goes before the cookie:
/// whoever sends it is no browser that was tricked.
@Component
@Order(EdgeOrder.SESSION)
class CookieToBearer implements WebFilter {

  private static final Logger LOG = LoggerFactory.getLogger(CookieToBearer.class);
  private static final PathPattern SOCKET = PathPatternParser.defaultInstance.parse("/ws");
  private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
  private static final PathPattern SIGN_OUT =
      PathPatternParser.defaultInstance.parse("/session/sign-out");

  private final BrowserSessions sessions;
  private final Problems problems;
  private final PageProof proof;

  CookieToBearer(BrowserSessions sessions, Problems problems, PublicOrigin origin) {
    this.sessions = sessions;
    this.problems = problems;
    this.proof = new PageProof(origin.value());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    PathContainer path = request.getPath().pathWithinApplication();
    boolean byApp = request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    boolean byCookie = !byApp && sessions.isNamedBy(request);
    if (SOCKET.matches(path)) {
      return proof.suffices(byApp, request.getHeaders())
          ? asBearer(byCookie, exchange, Mono.fromSupplier(() -> sessions.found(request)), chain)
          : refuseForeign(exchange);
    }
    boolean signOut = SIGN_OUT.matches(path);
    if (!signOut && !API.matches(path)) {
      return chain.filter(exchange);
    }
    if (!byApp && !proof.suffices(byCookie, request.getMethod(), request.getHeaders())) {
      return refuseForeign(exchange);
    }
    return asBearer(byCookie && !signOut, exchange, sessions.renewed(exchange), chain);
  }

  private Mono<Void> asBearer(
      boolean byCookie,
      ServerWebExchange exchange,
      Mono<BrowserSession> session,
      WebFilterChain chain) {
    return byCookie
        ? session.flatMap(found -> passOn(found, exchange, chain))
        : chain.filter(exchange);
  }

  private Mono<Void> passOn(
      BrowserSession session, ServerWebExchange exchange, WebFilterChain chain) {
    return switch (session) {
      case BrowserSession.Open(SessionTokens tokens) -> {
        sessions.checkAfterRefusal(exchange, tokens);
        yield chain.filter(withToken(exchange, tokens));
      }
      // Some routes are open to all; the others will ask for a token.
      case BrowserSession.Absent _ -> chain.filter(exchange);
      case BrowserSession.Ended _ -> refuse(exchange, ErrorCode.UNAUTHENTICATED);
      case BrowserSession.Unavailable _ -> refuse(exchange, ErrorCode.AUTH_UNAVAILABLE);
    };
  }

  private static ServerWebExchange withToken(ServerWebExchange exchange, SessionTokens tokens) {
    return exchange
        .mutate()
        .request(request -> request.headers(headers -> headers.setBearerAuth(tokens.accessToken())))
        .build();
  }

  private Mono<Void> refuseForeign(ServerWebExchange exchange) {
    LOG.info(
        "origin_refused {} {} from={} origin={}",
        exchange.getRequest().getMethod(),
        exchange.getRequest().getPath(),
        ClientAddress.of(exchange),
        exchange.getRequest().getHeaders().getOrigin());
    return refuse(exchange, ErrorCode.ORIGIN_REFUSED);
  }

  private Mono<Void> refuse(ServerWebExchange exchange, ErrorCode code) {
    return problems.answer(exchange, Problem.of(code));
  }
}
