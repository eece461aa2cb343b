package teahouse.chat.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Clock;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Language;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemAnswer;
import teahouse.chat.problem.TraceId;
import teahouse.chat.trace.TraceParent;

/// What those hear who ask for a socket: a refusal as every request gets it, or nothing but the
/// time. Both are counted.
@Component
final class DoorAnswer {

  private static final Logger log = LoggerFactory.getLogger(DoorAnswer.class);
  private static final String METER = "teahouse.sockets.asked";

  private final ProblemAnswer answer;
  private final MeterRegistry meters;
  private final Counter opened;
  private final Clock clock;

  DoorAnswer(ProblemAnswer answer, MeterRegistry meters, Clock clock) {
    this.answer = answer;
    this.meters = meters;
    this.opened = meters.counter(METER, "outcome", "opened");
    this.clock = clock;
  }

  void letIn(HttpServerResponse response) {
    opened.increment();
    tellTime(response);
  }

  /// @param failure of which the problem tells
  Mono<Void> refuse(
      HttpServerRequest request, HttpServerResponse response, Problem problem, Throwable failure) {
    var trace = TraceId.of(request.requestHeaders().get(TraceParent.HEADER));
    if (problem.code() == ErrorCode.INTERNAL) {
      trace.on(log.atError()).setCause(failure).log("trace {}: a fault of ours", trace.value());
    }
    meters.counter(METER, "outcome", problem.code().wireName()).increment();
    tellTime(response);
    response.status(problem.code().status());
    ProblemAnswer.headers(problem).forEach(response::header);
    if (problem.code() == ErrorCode.METHOD_NOT_ALLOWED) {
      response.header(HttpHeaderNames.ALLOW, "GET");
    }
    var language = Language.of(request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE));
    return response.sendByteArray(Mono.just(answer.json(problem, language, trace))).then();
  }

  private void tellTime(HttpServerResponse response) {
    response.header(HttpHeaderNames.DATE, DateFormatter.format(Date.from(clock.instant())));
  }
}
