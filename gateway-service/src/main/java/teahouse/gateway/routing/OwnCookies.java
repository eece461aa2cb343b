package teahouse.gateway.routing;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.gateway.session.CookieNames;

/// The sign-in pages have cookies of their own, which pass; ours are nobody's business.
@Component
class OwnCookies implements GatewayFilter {

  private final CookieNames names;

  OwnCookies(CookieNames names) {
    this.names = names;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    String others = others(exchange.getRequest());
    return chain.filter(
        exchange
            .mutate()
            .request(request ->
                request.headers(headers -> {
                  if (others.isEmpty()) {
                    headers.remove(HttpHeaders.COOKIE);
                  } else {
                    headers.set(HttpHeaders.COOKIE, others);
                  }
                }))
            .build());
  }

  private String others(ServerHttpRequest request) {
    return request.getCookies().values().stream()
        .flatMap(List::stream)
        .filter(cookie -> !names.areOurs(cookie.getName()))
        .map(HttpCookie::toString)
        .collect(Collectors.joining("; "));
  }
}
