package teahouse.gateway.trace;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.trace.TraceId;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/// Where a request is in its trace: W3C's `traceparent`.
public record TraceParent(String traceId, String spanId, boolean sampled) {

  private static final String HEADER = "traceparent";

  /// Absent only if tracing is switched off altogether.
  public static Optional<TraceParent> of(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(request -> (TracingContext) request.get(TracingContext.class))
        .map(TracingContext::getSpan)
        .map(span -> span.context())
        .filter(context -> TraceId.isValid(context.traceId()))
        .map(context ->
            new TraceParent(
                context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled())));
  }

  /// Has the services go on from here, whatever the client had written there.
  public static void addTo(HttpHeaders headers, ServerWebExchange exchange) {
    headers.remove("tracestate");
    headers.remove("baggage");
    of(exchange).ifPresent(place -> headers.set(HEADER, place.toString()));
  }

  @Override
  public String toString() {
    return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
  }
}
