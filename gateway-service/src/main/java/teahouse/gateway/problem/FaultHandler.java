package teahouse.gateway.problem;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.gateway.trace.TraceParent;

/// The last catch: whatever escaped a request becomes a problem of the catalogue.
///
/// Stands before Spring Boot's own handler, whose answers are HTML or a body of another shape.
@Component
@Order(-2)
class FaultHandler implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

  /// As the Elastic Common Schema has it.
  private static final String TRACE = "trace.id";

  private final Problems problems;

  FaultHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(fault);
    }
    Problem problem = problemOf(fault);
    String traceId = traceId(exchange);
    return switch (problem.code()) {
      case INTERNAL -> {
        LOG.atError()
            .addKeyValue(TRACE, traceId)
            .setCause(fault)
            .log("internal {} traceId={}", place(exchange), traceId);
        yield problems.answer(exchange, problem, traceId);
      }
      case SERVICE_UNAVAILABLE, AUTH_UNAVAILABLE -> {
        LOG.atWarn()
            .addKeyValue(TRACE, traceId)
            .log("{} {}: {}", problem.code().wireName(), place(exchange), fault.toString());
        yield problems.answer(exchange, problem, traceId);
      }
      case MALFORMED,
          INVALID_FIELD,
          UNAUTHENTICATED,
          FORBIDDEN,
          ORIGIN_REFUSED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          HOST_REFUSED,
          TOO_MANY_REQUESTS,
          HEADER_TOO_LARGE ->
          problems.answer(exchange, problem);
    };
  }

  private static Problem problemOf(Throwable fault) {
    return switch (fault) {
      case Refusal refusal -> refusal.problem();
      // Nimbus could not get the keys; a token that is wrong takes another way.
      case AuthenticationServiceException _ -> Problem.of(ErrorCode.AUTH_UNAVAILABLE);
      case ResponseStatusException status -> Problem.of(codeOf(status.getStatusCode()));
      case IOException _, TimeoutException _ -> Problem.of(ErrorCode.SERVICE_UNAVAILABLE);
      default -> Problem.of(ErrorCode.INTERNAL);
    };
  }

  private static ErrorCode codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      // How the router says that a backend did not answer, or not in time.
      case 502, 503, 504 -> ErrorCode.SERVICE_UNAVAILABLE;
      default -> status.is4xxClientError() ? ErrorCode.MALFORMED : ErrorCode.INTERNAL;
    };
  }

  /// Under which the request is found in the logs, and in traces if it was sampled.
  private static String traceId(ServerWebExchange exchange) {
    return TraceParent.of(exchange)
        .map(TraceParent::traceId)
        .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
  }

  /// Without the query, which may carry what is nobody's business.
  private static String place(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
  }
}
