package teahouse.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Finds out where a request comes from, once, for limits and for the services behind.
@Component
@Order(EdgeOrder.ADDRESS)
class ClientAddressFilter implements WebFilter {

  private final ProxyChain proxies;

  ClientAddressFilter(ProxyChain proxies) {
    this.proxies = proxies;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    proxies.clientOf(request.getRemoteAddress(), request.getHeaders()).attachTo(exchange);
    return chain.filter(exchange);
  }
}
