package teahouse.chat.problem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.server.ServerWebExchange;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.trace.Traces;

/// Under which a request is found in the logs, and in traces if it was sampled: that of W3C's
/// `traceparent` if one came, or a new one.
public record TraceId(String value) {

  /// As the Elastic Common Schema has it.
  private static final String FIELD = "trace.id";

  static TraceId of(ServerWebExchange exchange) {
    var place = Traces.place(exchange);
    return place == null
        ? of(exchange.getRequest().getHeaders().getFirst(TraceParent.HEADER))
        : new TraceId(place.traceId());
  }

  /// Of a request that is not observed.
  public static TraceId of(@Nullable String traceparent) {
    var place = TraceParent.parse(traceparent);
    return new TraceId(
        place == null ? UUID.randomUUID().toString().replace("-", "") : place.traceId());
  }

  public LoggingEventBuilder on(LoggingEventBuilder line) {
    return line.addKeyValue(FIELD, value);
  }
}
