package teahouse.history.trace;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// Where requests are in their traces, and the last steps of events.
@Component
public final class Traces {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> OFFSET =
      AttributeKey.longKey("messaging.kafka.message.offset");
  private static final AttributeKey<Long> BATCH =
      AttributeKey.longKey("messaging.batch.message_count");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /// The sampled events of a batch that is being archived.
  public record Steps(List<Span> spans) {

    private static final Steps NONE = new Steps(List.of());

    /// They did not come to what they should.
    ///
    /// @param failure only its type is told: its text may say anything
    public void fail(Throwable failure) {
      spans.forEach(span ->
          span.setStatus(StatusCode.ERROR).setAttribute(ERROR, failure.getClass().getSimpleName()));
    }

    public void end() {
      spans.forEach(Span::end);
    }
  }

  private final @Nullable Tracer tracer;

  Traces(OpenTelemetry telemetry, ObjectProvider<SpanExporter> exporters) {
    this.tracer =
        exporters.stream().findAny().isPresent() ? telemetry.getTracer("teahouse.history") : null;
  }

  /// Where a request is, sampled or not.
  public static @Nullable TraceParent place(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(request -> (TracingContext) request.get(TracingContext.class))
        .map(TracingContext::getSpan)
        .map(span -> span.context())
        .filter(context -> TraceId.isValid(context.traceId()))
        .map(context ->
            new TraceParent(
                context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled())))
        .orElse(null);
  }

  /// From taking a batch of records in hand until they are stored. One step for each that is
  /// sampled, in its own trace: a batch belongs to none.
  public Steps archiving(Collection<? extends ConsumerRecord<?, ?>> records) {
    var taken = tracer;
    return taken == null
        ? Steps.NONE
        : new Steps(
            records.stream()
                .flatMap(record -> archiving(taken, record, records.size()).stream())
                .toList());
  }

  private static Optional<Span> archiving(Tracer tracer, ConsumerRecord<?, ?> record, long batch) {
    var header = record.headers().lastHeader(TraceParent.HEADER);
    var parent =
        header == null || header.value() == null
            ? null
            : TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8));
    return Optional.ofNullable(parent)
        .map(place ->
            tracer
                .spanBuilder("archive room-log")
                .setParent(Context.root().with(Span.wrap(place.context())))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(TOPIC, record.topic())
                .setAttribute(PARTITION, Integer.toString(record.partition()))
                .setAttribute(OFFSET, record.offset())
                .setAttribute(BATCH, batch)
                .startSpan());
  }
}
