package teahouse.history.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Mono;

/// What one kind of shared read lets others see, tag `read`.
public final class ReadMeters {

  private final MeterRegistry meters;
  private final String read;
  private final Timer time;
  private final Counter shared;
  private final Counter refused;

  /// @param read which kind, such as `changes`
  public ReadMeters(MeterRegistry meters, String read) {
    this.meters = meters;
    this.read = read;
    this.time =
        Timer.builder("teahouse.history.reads")
            .tag("read", read)
            .publishPercentileHistogram()
            .register(meters);
    this.shared = meters.counter("teahouse.history.reads.shared", "read", read);
    this.refused = meters.counter("teahouse.history.reads.refused", "read", read);
  }

  <T> void watch(T reads, ToDoubleFunction<T> waiting) {
    Gauge.builder("teahouse.history.reads.waiting", reads, waiting)
        .tag("read", read)
        .register(meters);
  }

  /// @param questions that are answered by reading so many pages
  void began(int questions, int pages) {
    shared.increment(questions - pages);
  }

  <T> Mono<T> timed(Mono<T> reading) {
    return Mono.defer(() -> {
      var sample = Timer.start(meters);
      return reading.doFinally(_ -> sample.stop(time));
    });
  }

  void refused() {
    refused.increment();
  }
}
