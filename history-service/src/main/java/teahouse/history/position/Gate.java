package teahouse.history.position;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// Lets requests wait until the archive has passed a place in the log. All waiters of this replica
/// share one read of the positions per round; nobody waits, nothing is read.
@Component
public class Gate {

  public static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration ROUND = Duration.ofMillis(50);

  private final Positions positions;
  private final Flux<Positions.Reached> rounds;
  private final AtomicInteger waiting = new AtomicInteger();

  Gate(Positions positions, MeterRegistry meters) {
    this.positions = positions;
    var reads = meters.counter("teahouse.history.gate.reads");
    this.rounds =
        Flux.interval(ROUND)
            .onBackpressureDrop()
            .doOnNext(_ -> reads.increment())
            .concatMap(_ -> positions.read().onErrorComplete(), 1)
            .share();
    Gauge.builder("teahouse.history.gate.waiting", waiting, AtomicInteger::get).register(meters);
  }

  /// Waits for the archive.
  ///
  /// @param until by room, what must have been read up to (exclusive)
  /// @return whether all of it was read within [#PATIENCE]
  public Mono<Boolean> await(Map<RoomId, Seq> until) {
    return rounds
        .filter(reached -> isPassed(reached, until))
        .next()
        .hasElement()
        .timeout(PATIENCE, Mono.just(false))
        .doOnSubscribe(_ -> waiting.incrementAndGet())
        .doFinally(_ -> waiting.decrementAndGet());
  }

  private boolean isPassed(Positions.Reached reached, Map<RoomId, Seq> until) {
    return until.entrySet().stream()
        .noneMatch(wish -> wish.getValue().isAfter(positions.next(reached, wish.getKey())));
  }
}
