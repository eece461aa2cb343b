package teahouse.history.problem;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Under which a request is found in the logs: that of W3C's `traceparent` if one came, or a new
/// one.
record TraceId(String value) {

  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  static TraceId of(ServerHttpRequest request) {
    var parent = request.getHeaders().getFirst("traceparent");
    if (parent != null) {
      var matcher = TRACE_PARENT.matcher(parent);
      if (matcher.matches()) {
        return new TraceId(matcher.group(1));
      }
    }
    return new TraceId(UUID.randomUUID().toString().replace("-", ""));
  }
}
