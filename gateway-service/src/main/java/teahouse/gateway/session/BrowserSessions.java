package teahouse.gateway.session;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The one door to the browser's session.
@Component
public class BrowserSessions {

  private final Cookies cookies;
  private final Renewals renewals;
  private final Clock clock;

  BrowserSessions(Cookies cookies, Renewals renewals, Clock clock) {
    this.cookies = cookies;
    this.renewals = renewals;
    this.clock = clock;
  }

  public boolean isNamedBy(ServerHttpRequest request) {
    return cookies.hasSession(request);
  }

  /// The session as it is: for the upgrade to a socket, whose answer cannot set a cookie that
  /// browsers keep.
  public BrowserSession found(ServerHttpRequest request) {
    return cookies
        .session(request)
        .<BrowserSession>map(tokens ->
            tokens.hasExpired(clock.instant())
                ? new BrowserSession.Absent()
                : new BrowserSession.Open(tokens))
        .orElseGet(BrowserSession.Absent::new);
  }

  /// The session with its token renewed where that is due; the answer carries the new cookie.
  public Mono<BrowserSession> renewed(ServerWebExchange exchange) {
    return Mono.justOrEmpty(cookies.session(exchange.getRequest()))
        .flatMap(tokens ->
            tokens.shouldRenew(clock.instant())
                ? renewals.of(tokens).map(renewal -> applied(renewal, tokens, exchange))
                : Mono.<BrowserSession>just(new BrowserSession.Open(tokens)))
        .defaultIfEmpty(new BrowserSession.Absent());
  }

  /// Asks auth-service about the session if a service refuses its token with 401: it was ended
  /// elsewhere, and a page that is told "signed in" by `/session` and "signed out" by all else
  /// would never find out.
  public void checkAfterRefusal(ServerWebExchange exchange, SessionTokens tokens) {
    ServerHttpResponse response = exchange.getResponse();
    response.beforeCommit(() ->
        HttpStatus.UNAUTHORIZED.equals(response.getStatusCode())
            ? renewals.of(tokens).doOnNext(renewal -> applied(renewal, tokens, exchange)).then()
            : Mono.empty());
  }

  private BrowserSession applied(Renewal renewal, SessionTokens old, ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    return switch (renewal) {
      case Renewal.Renewed(SessionTokens fresh) -> {
        response.getCookies().set(cookies.noSession().getName(), cookies.of(fresh));
        yield new BrowserSession.Open(fresh);
      }
      case Renewal.Ended _ -> {
        response.getCookies().set(cookies.noSession().getName(), cookies.noSession());
        yield new BrowserSession.Ended();
      }
      case Renewal.Unavailable _ ->
          old.hasExpired(clock.instant())
              ? new BrowserSession.Unavailable()
              : new BrowserSession.Open(old);
    };
  }
}
