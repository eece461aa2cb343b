package teahouse.chat.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.springframework.stereotype.Component;
import teahouse.chat.protocol.ClientFrame;

/// How many frames of each type are answered, and how long the answers take.
@Component
final class FrameMeters {

  private final MeterRegistry meters;
  private final ClassValue<Timer> timers =
      new ClassValue<>() {
        @Override
        protected Timer computeValue(Class<?> type) {
          return meters.timer(
              "teahouse.frames", "type", type.getSimpleName().toLowerCase(Locale.ROOT));
        }
      };

  FrameMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  Timer.Sample begin() {
    return Timer.start(meters);
  }

  void answered(ClientFrame frame, Timer.Sample begun) {
    begun.stop(timers.get(frame.getClass()));
  }

  /// A refusal, whatever was asked.
  void failed(String code) {
    meters.counter("teahouse.frames.failed", "code", code).increment();
  }
}
