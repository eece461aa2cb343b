package teahouse.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.gateway.problem.ErrorCode;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Refusal;

/// A service that fails says so by a problem of the catalogue, which passes. Any other 5xx is its
/// container's or a load balancer's own page, and is replaced.
@Component
class OwnWords implements GatewayFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(exchange).then(Mono.defer(() -> unlessForeign(exchange.getResponse())));
  }

  private static Mono<Void> unlessForeign(ServerHttpResponse response) {
    return failed(response.getStatusCode())
            && !MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                response.getHeaders().getContentType())
        ? Mono.error(new Refusal(Problem.of(ErrorCode.SERVICE_UNAVAILABLE)))
        : Mono.empty();
  }

  private static boolean failed(@Nullable HttpStatusCode status) {
    return status != null && status.is5xxServerError();
  }
}
