package teahouse.chat.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.util.context.ContextView;

/// Begins the steps of a trace, if anybody is there to be told of them.
@Component
public final class Traces {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("teahouse.event.kind");
  private static final AttributeKey<String> ROOM = AttributeKey.stringKey("teahouse.room");
  private static final AttributeKey<String> FRAME = AttributeKey.stringKey("teahouse.frame.type");

  /// What the log has of an event.
  public record Subject(String topic, String kind, Object room) {}

  private final @Nullable Tracer tracer;

  Traces(OpenTelemetry telemetry, ObjectProvider<SpanExporter> exporters) {
    this.tracer =
        exporters.stream().findAny().isPresent() ? telemetry.getTracer("teahouse.chat") : null;
  }

  /// Whether anything may be sampled at all.
  public boolean areTaken() {
    return tracer != null;
  }

  /// Where the trace of a request is; null if it is not sampled.
  public @Nullable TraceParent of(ServerWebExchange exchange) {
    return sampled(tracer == null ? null : place(exchange));
  }

  /// Where the trace of a request is, in what it flows through; null if it is not sampled.
  public @Nullable TraceParent of(ContextView flow) {
    return sampled(
        tracer == null
            ? null
            : flow.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(Observation::getContextView)
                .map(Traces::place)
                .orElse(null));
  }

  /// Where a request is, sampled or not.
  public static @Nullable TraceParent place(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(Traces::place)
        .orElse(null);
  }

  private static @Nullable TraceParent place(Observation.ContextView observed) {
    return Optional.ofNullable((TracingContext) observed.get(TracingContext.class))
        .map(TracingContext::getSpan)
        .map(span -> span.context())
        .filter(context -> TraceId.isValid(context.traceId()))
        .map(context ->
            new TraceParent(
                context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled())))
        .orElse(null);
  }

  private static @Nullable TraceParent sampled(@Nullable TraceParent place) {
    return place == null || !place.sampled() ? null : place;
  }

  /// A client's frame. It begins a trace: a socket lives too long to be one.
  public Step frame(String type) {
    return tracer == null
        ? Step.NONE
        : Step.of(
            tracer
                .spanBuilder("frame " + type)
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(FRAME, type)
                .startSpan());
  }

  /// From handing an event to Kafka until it confirms it.
  public Step publishing(@Nullable TraceParent asked, Subject subject) {
    return step("publish", SpanKind.PRODUCER, asked, subject);
  }

  /// From reading an event until it is written to the sockets of this node.
  public Step delivering(@Nullable TraceParent published, Subject subject) {
    return step("deliver", SpanKind.CONSUMER, published, subject);
  }

  private Step step(String deed, SpanKind kind, @Nullable TraceParent parent, Subject subject) {
    return tracer == null || parent == null
        ? Step.NONE
        : Step.of(
            builder(tracer, deed + " room-log", parent)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(TOPIC, subject.topic())
                .setAttribute(KIND, subject.kind())
                .setAttribute(ROOM, subject.room().toString())
                .startSpan());
  }

  private static SpanBuilder builder(Tracer tracer, String name, TraceParent parent) {
    return tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(parent.context())));
  }
}
