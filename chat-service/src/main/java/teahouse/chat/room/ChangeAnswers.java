package teahouse.chat.room;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.trace.Traces;
import teahouse.chat.vocabulary.Seq;

/// Carries a change out and puts what became of it into HTTP.
@Component
class ChangeAnswers {

  private final RoomChanges changes;
  private final RoomReader rooms;
  private final Traces traces;

  ChangeAnswers(RoomChanges changes, RoomReader rooms, Traces traces) {
    this.changes = changes;
    this.rooms = rooms;
    this.traces = traces;
  }

  Mono<ResponseEntity<Object>> withRoom(RoomChange change, HttpStatus status) {
    return answer(
        change,
        seq ->
            rooms
                .view(change.room(), change.by())
                .map(view -> ResponseEntity.status(status).body(RoomJson.of(view).changedAt(seq))));
  }

  Mono<ResponseEntity<Object>> withSeq(RoomChange change) {
    return answer(
        change,
        seq ->
            Mono.just(
                ResponseEntity.ok(new RoomJson.Changed(change.room().toString(), seq.value()))));
  }

  private Mono<ResponseEntity<Object>> answer(
      RoomChange change, Function<Seq, Mono<ResponseEntity<Object>>> whenDone) {
    return Mono.deferContextual(request -> changes.apply(change, traces.of(request)))
        .flatMap(answer ->
            switch (answer) {
              case ChangeAnswer.Done done -> whenDone.apply(done.seq());
              case ChangeAnswer.Pending _ ->
                  Mono.just(ResponseEntity.accepted().body(RoomJson.Pending.of(change.room())));
              case ChangeAnswer.Refused refused -> Mono.error(new ProblemException(refused.code()));
            });
  }
}
