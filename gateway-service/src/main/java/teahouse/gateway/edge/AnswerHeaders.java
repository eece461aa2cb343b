package teahouse.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// The headers that every answer carries, refusals included. A header that a service has set itself
/// (auth-service's pages have a policy of their own) stays as it is.
@Component
@Order(EdgeOrder.HEADERS)
class AnswerHeaders implements WebFilter {

  /// For documents and all else: only our own files, no inline script or style, no frame around us,
  /// and no string becomes markup or code (Trusted Types).
  private static final String CONTENT_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final String NO_PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(),"
          + " xr-spatial-tracking=()";

  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private final boolean secure;

  AnswerHeaders(PublicOrigin origin) {
    this.secure = origin.secure();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> complete(headers)));
    return chain.filter(exchange);
  }

  private void complete(HttpHeaders headers) {
    setIfAbsent(headers, "Content-Security-Policy", CONTENT_POLICY);
    setIfAbsent(headers, "Cross-Origin-Opener-Policy", "same-origin");
    setIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
    setIfAbsent(headers, "X-Content-Type-Options", "nosniff");
    setIfAbsent(headers, "X-Frame-Options", "DENY");
    // Not no-referrer: with it the browsers send `Origin: null` with a form, which we would refuse.
    setIfAbsent(headers, "Referrer-Policy", "same-origin");
    setIfAbsent(headers, "Permissions-Policy", NO_PERMISSIONS);
    setIfAbsent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
    if (secure) {
      setIfAbsent(headers, "Strict-Transport-Security", TWO_YEARS);
    }
  }

  private static void setIfAbsent(HttpHeaders headers, String name, String value) {
    if (!headers.containsHeader(name)) {
      headers.set(name, value);
    }
  }
}
