package teahouse.chat.connection;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemAnswer;

/// Lets pages of other origins open nothing, before anything else is looked at: a browser sends
/// along whose page it is, and the user's cookies whatever page it is.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SocketDoor implements WebFilter {

  private final Set<String> allowed;
  private final ProblemAnswer answer;

  SocketDoor(PublicOrigin own, SocketSettings settings, ProblemAnswer answer) {
    this.allowed =
        Stream.concat(Stream.of(own.issuer()), settings.origins().stream())
            .map(SocketDoor::origin)
            .collect(Collectors.toUnmodifiableSet());
    this.answer = answer;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
    return SocketWiring.PATH.equals(request.getPath().value())
            && origin != null
            && !allowed.contains(origin)
        ? answer.write(exchange, Problem.of(ErrorCode.ORIGIN_REFUSED))
        : chain.filter(exchange);
  }

  /// As browsers write it: no path, no default port.
  private static String origin(URI uri) {
    int port = uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port);
  }
}
