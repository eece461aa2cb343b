package teahouse.history.timeline;

import io.r2dbc.spi.Connection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.access.RoomAccess;
import teahouse.history.access.RoomView;
import teahouse.history.position.Cursors;
import teahouse.history.position.Gate;
import teahouse.history.store.Snapshots;
import teahouse.history.vocabulary.Seq;

/// Pages of timelines. Position, access and rows are read from one snapshot, in this order.
@Component
class Timeline {

  private static final Seq END = new Seq(Seq.MOST);

  private final Snapshots snapshots;
  private final RoomAccess access;
  private final Gate gate;
  private final Cursors cursors;

  Timeline(Snapshots snapshots, RoomAccess access, Gate gate, Cursors cursors) {
    this.snapshots = snapshots;
    this.access = access;
    this.gate = gate;
    this.cursors = cursors;
  }

  /// Most pages need no waiting: so the gate is asked in the snapshot itself first.
  Mono<TimelineResult> page(Asked asked) {
    return read(asked)
        .flatMap(result ->
            result instanceof TimelineResult.NotCaughtUp
                ? gate.await(Map.of(asked.room(), asked.until()))
                    .flatMap(passed -> passed ? read(asked) : Mono.just(result))
                : Mono.just(result));
  }

  private Mono<TimelineResult> read(Asked asked) {
    return snapshots.read(connection ->
        access
            .look(connection, asked.user(), asked.room())
            .flatMap(view -> read(connection, asked, view)));
  }

  private Mono<TimelineResult> read(Connection connection, Asked asked, RoomView view) {
    if (cursors.isBeyondTheLog(asked.until(), view.next())) {
      return Mono.just(new TimelineResult.BeyondTheLog("until"));
    }
    if (cursors.isBeyondTheLog(asked.place().seq(), view.next())) {
      return Mono.just(new TimelineResult.BeyondTheLog(asked.place().field()));
    }
    if (!view.hasRead(asked.until())) {
      return Mono.just(new TimelineResult.NotCaughtUp());
    }
    return switch (view) {
      case RoomView.Closed _ -> Mono.just(new TimelineResult.RoomNotFound());
      case RoomView.Open open -> read(connection, asked, open);
    };
  }

  private Mono<TimelineResult> read(Connection connection, Asked asked, RoomView.Open open) {
    int limit = asked.limit();
    return switch (asked.place()) {
      case Place.Newest _ -> halves(connection, asked, open, END, limit, 0);
      case Place.Before before -> halves(connection, asked, open, before.seq(), limit, 0);
      case Place.After after -> halves(connection, asked, open, after.seq().next(), 0, limit);
      case Place.Around around ->
          halves(connection, asked, open, around.seq(), limit / 2, limit - limit / 2);
    };
  }

  private static Mono<TimelineResult> halves(
      Connection connection, Asked asked, RoomView.Open open, Seq place, int older, int newer) {
    return TimelineRows.older(connection, asked.room(), place, open.floor(), older)
        .flatMap(before ->
            TimelineRows.newer(connection, asked.room(), place, open.floor(), newer)
                .map(after ->
                    new TimelineResult.Page(
                        MessagePage.of(
                            asked.room(), before, after, open.through(), open.floor()))));
  }
}
