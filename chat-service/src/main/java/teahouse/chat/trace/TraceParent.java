package teahouse.chat.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a trace from which something goes on: W3C's `traceparent`.
public record TraceParent(String traceId, String spanId, boolean sampled) {

  /// Of requests and of records.
  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
  private static final int SAMPLED = 1;

  /// Null for what is not one.
  public static @Nullable TraceParent parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var parts = FORM.matcher(text);
    return parts.matches()
        ? new TraceParent(
            parts.group(1),
            parts.group(2),
            (Integer.parseInt(parts.group(3), 16) & SAMPLED) == SAMPLED)
        : null;
  }

  static TraceParent of(SpanContext context) {
    return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled());
  }

  SpanContext context() {
    return SpanContext.createFromRemoteParent(
        traceId,
        spanId,
        sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  @Override
  public String toString() {
    return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
  }
}
