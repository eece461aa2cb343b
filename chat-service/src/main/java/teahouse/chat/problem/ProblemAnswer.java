package teahouse.chat.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import teahouse.chat.vocabulary.WireTime;
import tools.jackson.databind.json.JsonMapper;

/// Writes a [Problem] as RFC 9457 problem details.
@Component
public class ProblemAnswer {

  private final JsonMapper json;

  ProblemAnswer(JsonMapper json) {
    this.json = json;
  }

  public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    return write(exchange, problem, TraceId.of(exchange));
  }

  Mono<Void> write(ServerWebExchange exchange, Problem problem, TraceId trace) {
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.code().status()));
    headers(problem).forEach(response.getHeaders()::set);
    var language =
        Language.of(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    var body = json(problem, language, trace);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  /// The headers of an answer that is a problem.
  public static Map<String, String> headers(Problem problem) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      headers.put(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
    }
    if (problem.code() == ErrorCode.UNAUTHENTICATED) {
      headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return headers;
  }

  /// The body of an answer that is a problem.
  public byte[] json(Problem problem, Language language, TraceId trace) {
    return json.writeValueAsBytes(body(problem, language, trace));
  }

  private static String wholeSeconds(Duration wait) {
    return Long.toString((wait.toMillis() + 999) / 1000);
  }

  private static Map<String, Object> body(Problem problem, Language language, TraceId trace) {
    var code = problem.code();
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:teahouse:error:" + code.wireName());
    body.put("title", ProblemTexts.title(problem, language));
    body.put("status", code.status());
    body.put("detail", ProblemTexts.detail(problem, language));
    body.put("code", code.wireName());
    body.put("retryable", code.retryable());
    if (problem.retryAfter() != null) {
      body.put("retryAfterMs", problem.retryAfter().toMillis());
    }
    if (problem.field() != null) {
      body.put("field", problem.field());
    }
    if (problem.limit() != null) {
      body.put("limit", problem.limit());
    }
    if (problem.serverTime() != null) {
      body.put("serverTime", WireTime.of(problem.serverTime()));
    }
    body.put("traceId", trace.value());
    return body;
  }
}
