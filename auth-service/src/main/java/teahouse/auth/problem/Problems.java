package teahouse.auth.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells problems over HTTP, in Chinese or English.
@Component
public class Problems {

  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  private final MessageSource messages;
  private final JsonMapper json;

  Problems(MessageSource messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /// For controllers.
  ///
  /// @param locale the reader's, by `Accept-Language`
  public ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale) {
    var answer =
        ResponseEntity.status(problem.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    retryAfter(problem).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    return answer.body(body(problem, locale));
  }

  /// For filters, which answer before any controller is asked.
  public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.code().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    retryAfter(problem).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
    json.writeValue(response.getOutputStream(), body(problem, Languages.of(request)));
  }

  /// What happened, for a person.
  public String title(ErrorCode code, Locale locale) {
    return messages.getMessage("error." + code.wireName(), null, locale);
  }

  /// What the person can do.
  public String advice(ErrorCode code, Locale locale) {
    return messages.getMessage("error." + code.wireName() + ".detail", null, locale);
  }

  private ProblemDetail body(Problem problem, Locale locale) {
    ErrorCode code = problem.code();
    ProblemDetail body = ProblemDetail.forStatusAndDetail(code.status(), advice(code, locale));
    body.setType(URI.create("urn:teahouse:error:" + code.wireName()));
    body.setTitle(title(code, locale));
    body.setProperty("code", code.wireName());
    body.setProperty("retryable", code.retryable());
    Duration after = problem.retryAfter();
    add(body, "retryAfterMs", after == null ? null : after.toMillis());
    add(body, "field", problem.field());
    add(body, "limit", problem.limit());
    add(body, "traceId", problem.traceId());
    return body;
  }

  private static void add(ProblemDetail body, String name, @Nullable Object value) {
    if (value != null) {
      body.setProperty(name, value);
    }
  }

  /// In whole seconds, rounded up: who comes back a little early is refused again.
  private static Optional<String> retryAfter(Problem problem) {
    return Optional.ofNullable(problem.retryAfter())
        .map(after -> Long.toString(after.plus(ALMOST_A_SECOND).toSeconds()));
  }
}
