package teahouse.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Problems;

/// Lets a request through, or tells its caller when to come again.
final class Turnstile {

  private final Limit limit;
  private final Problems problems;
  private final Counter refused;

  Turnstile(String name, Allowance allowance, Problems problems, MeterRegistry meters) {
    this.limit = new Limit(allowance, Ticker.systemTicker());
    this.problems = problems;
    this.refused =
        Counter.builder("teahouse.gateway.limited")
            .tag("limit", name)
            .description("Requests refused because their caller sends too many")
            .register(meters);
  }

  Mono<Void> pass(String caller, ServerWebExchange exchange, WebFilterChain chain) {
    return switch (limit.decide(caller)) {
      case Decision.Allowed _ -> chain.filter(exchange);
      case Decision.Refused(_, var wait) -> {
        refused.increment();
        yield problems.answer(exchange, Problem.slowDown(wait));
      }
    };
  }
}
