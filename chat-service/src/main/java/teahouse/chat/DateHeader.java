package teahouse.chat;

import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Tells the server's time with every answer: clients make ids by it (`contracts/README.md`), and
/// Reactor Netty does not send it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DateHeader implements WebFilter {

  private final Clock clock;

  DateHeader(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().getHeaders().setDate(clock.millis());
    return chain.filter(exchange);
  }
}
