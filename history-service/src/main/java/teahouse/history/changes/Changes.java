package teahouse.history.changes;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.position.Gate;
import teahouse.history.store.ReadMeters;
import teahouse.history.store.SharedReads;
import teahouse.history.store.StoreProperties;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// What changed in rooms. Everybody who asks at the same time is answered by the same reads.
@Component
class Changes {

  /// Twice what one request may bring: some megabytes.
  private static final int MOST_ROWS_OF_A_READ = 8_000;

  private final SharedReads<Question, Outcome> reads;
  private final Gate gate;

  Changes(ChangeReader reader, Gate gate, StoreProperties store, MeterRegistry meters) {
    this.reads =
        new SharedReads<>(
            store.pages(MOST_ROWS_OF_A_READ),
            new ReadMeters(meters, "changes"),
            Question::span,
            reader::read);
    this.gate = gate;
  }

  /// Most wishes need no waiting: so the gates are asked in the snapshot itself first, and only
  /// those that are closed are waited for, and read again.
  ///
  /// @param wishes one for a room
  /// @param limit rows per room
  /// @return an outcome for each wish, in their order
  Mono<List<Outcome>> of(UserId user, List<Wish> wishes, int limit) {
    return ask(user, wishes, limit)
        .flatMap(outcomes -> {
          List<Wish> closed = closed(wishes, outcomes);
          return closed.isEmpty()
              ? Mono.just(outcomes)
              : gate.await(gates(closed))
                  .then(Mono.defer(() -> ask(user, closed, limit)))
                  .map(later -> replaced(outcomes, later.iterator()));
        });
  }

  private Mono<List<Outcome>> ask(UserId user, List<Wish> wishes, int limit) {
    return reads.ask(wishes.stream().map(wish -> new Question(user, wish, limit)).toList());
  }

  private static List<Wish> closed(List<Wish> wishes, List<Outcome> outcomes) {
    var closed =
        outcomes.stream()
            .filter(Outcome.NotCaughtUp.class::isInstance)
            .map(Outcome::room)
            .collect(Collectors.toSet());
    return wishes.stream().filter(wish -> closed.contains(wish.room())).toList();
  }

  private static Map<RoomId, Seq> gates(List<Wish> closed) {
    return closed.stream().collect(Collectors.toMap(Wish::room, Wish::until));
  }

  private static List<Outcome> replaced(List<Outcome> outcomes, Iterator<Outcome> later) {
    return outcomes.stream()
        .map(outcome -> outcome instanceof Outcome.NotCaughtUp ? later.next() : outcome)
        .toList();
  }
}
