package teahouse.chat.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/// A part of a trace that is under way, or nothing at all: most are not sampled.
public final class Step {

  /// Of what is not sampled.
  public static final Step NONE = new Step(null);

  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<Long> OFFSET =
      AttributeKey.longKey("messaging.kafka.message.offset");
  private static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");

  private final @Nullable Span span;

  private Step(@Nullable Span span) {
    this.span = span;
  }

  static Step of(Span span) {
    return span.isRecording() ? new Step(span) : NONE;
  }

  /// From where what follows goes on; null if this is not sampled.
  public @Nullable TraceParent parent() {
    return span == null ? null : TraceParent.of(span.getSpanContext());
  }

  public void end() {
    if (span != null) {
      span.end();
    }
  }

  /// Ends where the log has it.
  ///
  /// @param place in its partition
  public void endAt(int partition, long place) {
    if (span != null) {
      span.setAttribute(PARTITION, Integer.toString(partition)).setAttribute(OFFSET, place).end();
    }
  }

  /// It did not come to what it should.
  ///
  /// @param reason an error's code or type; never its text, which may say anything
  public void fail(String reason) {
    if (span != null) {
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, reason);
    }
  }
}
