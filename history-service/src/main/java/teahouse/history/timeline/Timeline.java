package teahouse.history.timeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.position.Gate;
import teahouse.history.store.ReadMeters;
import teahouse.history.store.SharedReads;
import teahouse.history.store.StoreProperties;

/// Pages of timelines. Everybody who asks for a page at the same time is answered by the same read.
@Component
class Timeline {

  /// A read is of one page.
  private static final int MOST_ROWS_OF_A_READ = 1;

  private final SharedReads<Asked, TimelineResult> reads;
  private final Gate gate;

  Timeline(TimelineReader reader, Gate gate, StoreProperties store, MeterRegistry meters) {
    this.reads =
        new SharedReads<>(
            store.pages(MOST_ROWS_OF_A_READ),
            new ReadMeters(meters, "timeline"),
            Asked::page,
            reader::read);
    this.gate = gate;
  }

  /// Most pages need no waiting: so the gate is asked in the snapshot itself first.
  Mono<TimelineResult> page(Asked asked) {
    return ask(asked)
        .flatMap(result ->
            result instanceof TimelineResult.NotCaughtUp
                ? gate.await(Map.of(asked.room(), asked.until()))
                    .flatMap(passed -> passed ? ask(asked) : Mono.just(result))
                : Mono.just(result));
  }

  private Mono<TimelineResult> ask(Asked asked) {
    return reads.ask(List.of(asked)).map(List::getFirst);
  }
}
