package teahouse.chat.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// Answers every request that failed, before Spring Boot's own handler (-1) would.
@Component
@Order(-2)
class FailureHandler implements WebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

  private final ProblemAnswer answer;

  FailureHandler(ProblemAnswer answer) {
    this.answer = answer;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var problem = Failures.problemOf(failure);
    var trace = TraceId.of(exchange);
    switch (problem.code()) {
      case INTERNAL ->
          trace.on(log.atError()).setCause(failure).log("trace {}: a fault of ours", trace.value());
      case STORE_UNAVAILABLE ->
          trace
              .on(log.atWarn())
              .log("trace {}: the store did not answer: {}", trace.value(), failure.toString());
      default -> log.debug("trace {}: {}", trace.value(), problem);
    }
    if (failure instanceof ResponseStatusException status) {
      exchange.getResponse().getHeaders().putAll(status.getHeaders());
    }
    return answer.write(exchange, problem, trace);
  }
}
