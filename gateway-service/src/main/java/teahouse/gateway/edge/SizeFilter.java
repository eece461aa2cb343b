package teahouse.gateway.edge;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Problems;

/// Bounds what one request may weigh.
///
/// Netty's own limit on headers is twice ours: past it the connection ends with a bare 431, up to
/// it the client is told what was wrong.
@Component
@Order(EdgeOrder.SIZE)
class SizeFilter implements WebFilter {

  /// `name: value\r\n`
  private static final int BYTES_AROUND_A_HEADER = 4;

  private final long bodyLimit;
  private final long headerLimit;
  private final Problems problems;

  SizeFilter(EdgeProperties properties, Problems problems) {
    this.bodyLimit = properties.bodyLimit().toBytes();
    this.headerLimit = properties.headerLimit().toBytes();
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (weight(headers) > headerLimit) {
      return problems.answer(exchange, Problem.over(ErrorCode.HEADER_TOO_LARGE, headerLimit));
    }
    if (headers.getContentLength() > bodyLimit) {
      return problems.answer(exchange, tooLarge());
    }
    // A body of announced length cannot grow; only one that comes in chunks has to be counted.
    return headers.getContentLength() >= 0
            || headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING).isEmpty()
        ? chain.filter(exchange)
        : chain.filter(counted(exchange));
  }

  private ServerWebExchange counted(ServerWebExchange exchange) {
    return exchange
        .mutate()
        .request(new CountedRequest(exchange.getRequest(), bodyLimit, tooLarge()))
        .build();
  }

  private Problem tooLarge() {
    return Problem.over(ErrorCode.PAYLOAD_TOO_LARGE, bodyLimit);
  }

  private static long weight(HttpHeaders headers) {
    return headers.headerSet().stream()
        .mapToLong(entry -> weight(entry.getKey(), entry.getValue()))
        .sum();
  }

  private static long weight(String name, List<String> values) {
    return values.stream()
        .mapToLong(value -> name.length() + value.length() + BYTES_AROUND_A_HEADER)
        .sum();
  }
}
