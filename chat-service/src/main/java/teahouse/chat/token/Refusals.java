package teahouse.chat.token;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemAnswer;

/// What those hear who may not.
@Component
class Refusals {

  private final ProblemAnswer answer;

  Refusals(ProblemAnswer answer) {
    this.answer = answer;
  }

  Mono<Void> unauthenticated(ServerWebExchange exchange) {
    return answer.write(exchange, Problem.of(ErrorCode.UNAUTHENTICATED));
  }

  Mono<Void> forbidden(ServerWebExchange exchange) {
    return answer.write(exchange, Problem.of(ErrorCode.FORBIDDEN));
  }
}
