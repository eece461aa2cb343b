package teahouse.gateway.edge;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Problems;

/// Takes requests only under names that are ours. The name reaches `Location` headers of the
/// sign-in pages: a forged one would send people elsewhere, and another site's name that resolves
/// to this machine (DNS rebinding) would make that site's pages ours.
@Component
@Order(EdgeOrder.HOST)
class HostFilter implements WebFilter {

  private final Set<String> hosts;
  private final Environment ports;
  private final Problems problems;

  HostFilter(PublicOrigin origin, EdgeProperties properties, Environment ports, Problems problems) {
    Set<String> all = new HashSet<>();
    all.add(origin.host());
    properties.otherHosts().forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
    this.hosts = Set.copyOf(all);
    this.ports = ports;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    List<String> named = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST);
    boolean ours = named.size() == 1 && hosts.contains(named.getFirst().toLowerCase(Locale.ROOT));
    return ours || isForOperators(exchange)
        ? chain.filter(exchange)
        : problems.answer(exchange, Problem.of(ErrorCode.HOST_REFUSED));
  }

  /// Probes call a replica by its own address; their port is never routed to the outside.
  private boolean isForOperators(ServerWebExchange exchange) {
    InetSocketAddress local = exchange.getRequest().getLocalAddress();
    return local != null
        && local.getPort() == ports.getProperty("local.management.port", int.class, -1)
        && local.getPort() != ports.getProperty("local.server.port", int.class, -1);
  }
}
