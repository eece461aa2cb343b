package teahouse.gateway.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.EdgeOrder;
import teahouse.gateway.problem.Problems;

/// Counts by user, wherever he sends from, once it is known who he is.
@Component
@Order(EdgeOrder.USER_LIMIT)
class UserLimit implements WebFilter {

  private final Turnstile turnstile;

  UserLimit(RateLimitProperties properties, Problems problems, MeterRegistry meters) {
    this.turnstile = new Turnstile("user", properties.user().allowance(), problems, meters);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return exchange
        .getPrincipal()
        .map(Principal::getName)
        .map(user -> turnstile.pass(user, exchange, chain))
        .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
        .flatMap(passed -> passed);
  }
}
