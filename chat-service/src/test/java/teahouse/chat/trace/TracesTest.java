package teahouse.chat.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TracesTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Traces.Subject SUBJECT =
      new Traces.Subject("room-log-1", "message.posted", "a room");

  private final Kept kept = new Kept();

  private static final class Kept implements SpanExporter {

    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> told) {
      spans.addAll(told);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void withoutACollectorNothingBegins() {
    var traces = new Traces(telemetry(Sampler.alwaysOn()), exporters(null));
    assertThat(traces.areTaken()).isFalse();
    assertThat(traces.frame("post")).isSameAs(Step.NONE);
    assertThat(traces.publishing(TraceParent.parse(PARENT), SUBJECT)).isSameAs(Step.NONE);
    assertThat(traces.delivering(TraceParent.parse(PARENT), SUBJECT)).isSameAs(Step.NONE);
    assertThat(kept.spans).isEmpty();
  }

  @Test
  void whatIsNotSampledLeavesNoTraceInTheLog() {
    var traces = new Traces(telemetry(Sampler.alwaysOff()), exporters(kept));
    var frame = traces.frame("post");
    assertThat(frame).isSameAs(Step.NONE);
    assertThat(frame.parent()).isNull();
    assertThat(traces.publishing(frame.parent(), SUBJECT)).isSameAs(Step.NONE);
    assertThat(traces.delivering(null, SUBJECT)).isSameAs(Step.NONE);
  }

  @Test
  void stepsOfOneEventAreOneTrace() {
    var traces = new Traces(telemetry(Sampler.alwaysOn()), exporters(kept));
    var frame = traces.frame("post");
    var publishing = traces.publishing(frame.parent(), SUBJECT);
    var delivering = traces.delivering(publishing.parent(), SUBJECT);
    delivering.end();
    publishing.endAt(7, 42);
    frame.end();
    assertThat(kept.spans)
        .extracting(SpanData::getName)
        .containsExactly("deliver room-log", "publish room-log", "frame post");
    assertThat(kept.spans)
        .extracting(SpanData::getTraceId)
        .containsOnly(kept.spans.getFirst().getTraceId());
    assertThat(kept.spans.get(0).getParentSpanId()).isEqualTo(kept.spans.get(1).getSpanId());
    assertThat(kept.spans.get(1).getParentSpanId()).isEqualTo(kept.spans.get(2).getSpanId());
  }

  /// As Micrometer's bridge tells of errors: their texts in the status and in an event.
  @Test
  void theTextsOfErrorsStayHere() {
    var span = telemetry(Sampler.alwaysOn()).getTracer("test").spanBuilder("request").startSpan();
    var error = new IllegalStateException("Duplicate entry 'alice' for key 'name'");
    span.recordException(error);
    span.setStatus(StatusCode.ERROR, "Duplicate entry 'alice' for key 'name'");
    span.end();
    assertThat(kept.spans)
        .singleElement()
        .satisfies(told -> {
          assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
          assertThat(told.getStatus().getDescription()).isEmpty();
          assertThat(told.getEvents()).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
      })
  void whatIsNoParentIsNone(String text) {
    assertThat(TraceParent.parse(text)).isNull();
  }

  @Test
  void aParentIsReadAsItIsWritten() {
    assertThat(String.valueOf(TraceParent.parse(PARENT))).isEqualTo(PARENT);
    var unsampled = PARENT.replaceFirst("01$", "00");
    assertThat(String.valueOf(TraceParent.parse(unsampled))).isEqualTo(unsampled);
    assertThat(
            Span.wrap(Objects.requireNonNull(TraceParent.parse(PARENT)).context())
                .getSpanContext()
                .isRemote())
        .isTrue();
  }

  private OpenTelemetry telemetry(Sampler sampler) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(new DiscreetExporter(kept)))
                .build())
        .build();
  }

  private static ObjectProvider<SpanExporter> exporters(@Nullable SpanExporter exporter) {
    var beans = new StaticListableBeanFactory();
    if (exporter != null) {
      beans.addBean("exporter", exporter);
    }
    return beans.getBeanProvider(SpanExporter.class);
  }
}
