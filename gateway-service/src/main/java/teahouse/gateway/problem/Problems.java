package teahouse.gateway.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem details as answers, and as a page where a browser goes to an address.
@Component
public class Problems {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  public Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
    return answer(exchange, problem, null);
  }

  /// @param traceId under which a fault of ours was logged
  Mono<Void> answer(ServerWebExchange exchange, Problem problem, @Nullable String traceId) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.empty();
    }
    Locale language = ProblemTexts.language(exchange.getRequest().getHeaders());
    boolean asPage = ProblemPage.isAskedForBy(exchange.getRequest().getHeaders());
    byte[] body =
        asPage
            ? ProblemPage.of(problem.code(), language)
            : json.writeValueAsBytes(details(problem, language, traceId));
    response.setStatusCode(problem.code().status());
    HttpHeaders headers = response.getHeaders();
    // What a backend had already said about its own body is not true of this one.
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.remove(HttpHeaders.ETAG);
    headers.remove(HttpHeaders.LAST_MODIFIED);
    headers.setContentType(asPage ? HTML : MediaType.APPLICATION_PROBLEM_JSON);
    headers.setContentLanguage(language);
    headers.setContentLength(body.length);
    headers.setCacheControl("no-store");
    if (problem.code() == ErrorCode.UNAUTHENTICATED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Duration wait = problem.retryAfter();
    if (wait != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(wait)));
    }
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  private static Map<String, Object> details(
      Problem problem, Locale language, @Nullable String traceId) {
    ErrorCode code = problem.code();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", "urn:teahouse:error:" + code.wireName());
    details.put("title", ProblemTexts.title(code, language));
    details.put("status", code.status().value());
    details.put("detail", ProblemTexts.detail(code, language));
    details.put("code", code.wireName());
    details.put("retryable", code.retryable());
    putIfKnown(details, "field", problem.field());
    putIfKnown(details, "limit", problem.limit());
    putIfKnown(details, "traceId", traceId);
    Duration wait = problem.retryAfter();
    if (wait != null) {
      details.put("retryAfterMs", wait.toMillis());
    }
    return details;
  }

  private static void putIfKnown(Map<String, Object> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value);
    }
  }

  /// Rounded up: a client that waits that long has waited long enough.
  private static long wholeSeconds(Duration wait) {
    return Math.ceilDiv(wait.toMillis(), 1000L);
  }
}
