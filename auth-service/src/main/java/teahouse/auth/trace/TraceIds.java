package teahouse.auth.trace;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.trace.TraceId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.ServerHttpObservationFilter;

/// Under which a request is found in the logs, and in traces if it was sampled.
public final class TraceIds {

  private TraceIds() {}

  /// Of the request that this thread serves, also when it is on its way to the page of errors.
  public static String current() {
    return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
        .filter(ServletRequestAttributes.class::isInstance)
        .map(attributes -> ((ServletRequestAttributes) attributes).getRequest())
        .flatMap(ServerHttpObservationFilter::findObservationContext)
        .map(request -> (TracingContext) request.get(TracingContext.class))
        .map(TracingContext::getSpan)
        .map(span -> span.context().traceId())
        .filter(TraceId::isValid)
        .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
  }
}
