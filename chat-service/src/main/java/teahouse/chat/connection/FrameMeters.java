package teahouse.chat.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, Counter> failures = new ConcurrentHashMap<>();
  private final ClassValue<Type> types =
      new ClassValue<>() {
        @Override
        protected Type computeValue(Class<?> type) {
          var name = type.getSimpleName().toLowerCase(Locale.ROOT);
          return new Type(name, meters.timer("teahouse.frames", "type", name));
        }
      };

  private record Type(String name, Timer timer) {}

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
    return new Begun(frame, Timer.start(meters), traces.frame(types.get(frame.getClass()).name()));
  }

  void answered(Begun begun) {
    begun.time().stop(types.get(begun.frame().getClass()).timer());
    begun.step().end();
  }

  /// A refusal, whatever was asked.
  void failed(String code) {
    failures
        .computeIfAbsent(code, each -> meters.counter("teahouse.frames.failed", "code", each))
        .increment();
  }
}
