package teahouse.gateway.edge;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import teahouse.gateway.trace.TraceParent;

/// Tells the services where a request came from, in our own words: what a client had written into
/// these headers is dropped before (by the router, which is told of no trusted proxies).
@Component
public class ForwardedHeaders implements HttpHeadersFilter, Ordered {

  private final PublicOrigin origin;

  ForwardedHeaders(PublicOrigin origin) {
    this.origin = origin;
  }

  /// Last, after those that drop the client's own.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(input);
    addTo(headers, exchange);
    return headers;
  }

  /// For the one road that does not lead through the router: the socket's.
  public void addTo(HttpHeaders headers, ServerWebExchange exchange) {
    headers.set("X-Forwarded-For", ClientAddress.of(exchange).toString());
    headers.set("X-Forwarded-Proto", origin.scheme());
    headers.set("X-Forwarded-Host", origin.host());
    // Without it Tomcat takes the scheme's own port, whatever the host says.
    headers.set("X-Forwarded-Port", Integer.toString(origin.port()));
    TraceParent.addTo(headers, exchange);
  }
}
