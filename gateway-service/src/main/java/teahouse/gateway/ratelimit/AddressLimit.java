package teahouse.gateway.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.gateway.edge.ClientAddress;
import teahouse.gateway.edge.EdgeOrder;
import teahouse.gateway.problem.Problems;

/// Counts by address, before anything costs anything.
@Component
@Order(EdgeOrder.ADDRESS_LIMIT)
class AddressLimit implements WebFilter {

  private static final Set<String> PASSWORDS = Set.of("/sign-in", "/sign-up", "/api/v1/users");

  private final Turnstile all;
  private final Turnstile passwords;

  AddressLimit(RateLimitProperties properties, Problems problems, MeterRegistry meters) {
    this.all = new Turnstile("address", properties.address().allowance(), problems, meters);
    this.passwords = new Turnstile("sign-in", properties.signIn().allowance(), problems, meters);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String address = ClientAddress.of(exchange).limitKey();
    WebFilterChain inner =
        triesPassword(exchange.getRequest())
            ? passed -> passwords.pass(address, passed, chain)
            : chain;
    return all.pass(address, exchange, inner);
  }

  private static boolean triesPassword(ServerHttpRequest request) {
    return HttpMethod.POST.equals(request.getMethod())
        && PASSWORDS.contains(request.getPath().pathWithinApplication().value());
  }
}
