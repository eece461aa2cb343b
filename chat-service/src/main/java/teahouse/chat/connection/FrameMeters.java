package teahouse.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.ClientFrame;
import teahouse.chat.trace.Step;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.trace.Traces;

/// How many frames of each type are answered, and how long the answers take; where each was, if it
/// is sampled.
@Component
final class FrameMeters {

  private final MeterRegistry meters;
  private final Traces traces;
  private final ClassValue<Timer> timers =
      new ClassValue<>() {
        @Override
        protected Timer computeValue(Class<?> type) {
          return meters.timer("teahouse.frames", "type", name(type));
        }
      };

  FrameMeters(MeterRegistry meters, Traces traces) {
    this.meters = meters;
    this.traces = traces;
  }

  /// A frame that is being answered.
  record Begun(ClientFrame frame, Timer.Sample time, Step step) {

    @Nullable TraceParent trace() {
      return step.parent();
    }
  }

  Begun begin(ClientFrame frame) {
    return new Begun(frame, Timer.start(meters), traces.frame(name(frame.getClass())));
  }

  void answered(Begun begun) {
    begun.time().stop(timers.get(begun.frame().getClass()));
    begun.step().end();
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// A refusal, whatever was asked.
  void failed(String code) {
    meters.counter("teahouse.frames.failed", "code", code).increment();
  }
}
