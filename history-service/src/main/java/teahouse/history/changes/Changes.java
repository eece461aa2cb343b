package teahouse.history.changes;

import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.access.RoomAccess;
import teahouse.history.access.RoomView;
import teahouse.history.position.Cursors;
import teahouse.history.position.Gate;
import teahouse.history.store.Snapshots;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;
import teahouse.history.vocabulary.UserId;

/// What changed in rooms. Positions, access and rows are read from one snapshot, in this order; the
/// number of round trips does not grow with the number of rooms.
@Component
class Changes {

  /// How many rows of one table an event may touch: a page's last seq is only whole if so many more
  /// were looked at.
  private static final int MOST_ROWS_OF_A_SEQ = 8;

  private final Snapshots snapshots;
  private final RoomAccess access;
  private final Gate gate;
  private final Cursors cursors;

  Changes(Snapshots snapshots, RoomAccess access, Gate gate, Cursors cursors) {
    this.snapshots = snapshots;
    this.access = access;
    this.gate = gate;
    this.cursors = cursors;
  }

  /// Most wishes need no waiting: so the gates are asked in the snapshot itself first, and only if
  /// one is closed is it waited for, and then read again.
  ///
  /// @param wishes one for a room
  /// @param limit rows per room
  /// @return an outcome for each wish, in their order
  Mono<List<Outcome>> of(UserId user, List<Wish> wishes, int limit) {
    return read(user, wishes, limit)
        .flatMap(outcomes -> {
          Map<RoomId, Seq> gates = closed(wishes, outcomes);
          return gates.isEmpty()
              ? Mono.just(outcomes)
              : gate.await(gates).then(Mono.defer(() -> read(user, wishes, limit)));
        });
  }

  private static Map<RoomId, Seq> closed(List<Wish> wishes, List<Outcome> outcomes) {
    var closed =
        outcomes.stream()
            .filter(Outcome.NotCaughtUp.class::isInstance)
            .map(Outcome::room)
            .collect(Collectors.toSet());
    return wishes.stream()
        .filter(wish -> closed.contains(wish.room()))
        .collect(Collectors.toMap(Wish::room, Wish::until));
  }

  private Mono<List<Outcome>> read(UserId user, List<Wish> wishes, int limit) {
    return snapshots.read(connection ->
        access
            .look(connection, user, wishes.stream().map(Wish::room).toList())
            .flatMap(views -> read(connection, wishes, views, limit)));
  }

  private Mono<List<Outcome>> read(
      Connection connection, List<Wish> wishes, Map<RoomId, RoomView> views, int limit) {
    List<ChangedRows.Span> spans =
        wishes.stream()
            .filter(wish -> refusal(wish, view(views, wish)) == null)
            .map(
                wish -> new ChangedRows.Span(wish.room(), wish.after(), limit + MOST_ROWS_OF_A_SEQ))
            .toList();
    return ChangedRows.read(connection, spans)
        .map(tables -> outcomes(wishes, views, tables, limit))
        .flatMap(outcomes -> withResets(connection, spans, outcomes));
  }

  private @Nullable Outcome refusal(Wish wish, RoomView view) {
    if (cursors.isBeyondTheLog(wish.until(), view.next())) {
      return new Outcome.BeyondTheLog(wish.room(), "until");
    }
    if (cursors.isBeyondTheLog(wish.after(), view.next())) {
      return new Outcome.BeyondTheLog(wish.room(), "after");
    }
    if (!view.hasRead(wish.until())) {
      return new Outcome.NotCaughtUp(wish.room());
    }
    return view instanceof RoomView.Closed ? new Outcome.RoomNotFound(wish.room()) : null;
  }

  private List<Outcome> outcomes(
      List<Wish> wishes,
      Map<RoomId, RoomView> views,
      Map<RoomId, List<Fetched>> tables,
      int limit) {
    return wishes.stream()
        .map(wish -> {
          RoomView view = view(views, wish);
          Outcome refusal = refusal(wish, view);
          return refusal != null || !(view instanceof RoomView.Open open)
              ? Objects.requireNonNull(refusal)
              : page(wish, open, tables, limit);
        })
        .toList();
  }

  private static Outcome page(
      Wish wish, RoomView.Open open, Map<RoomId, List<Fetched>> tables, int limit) {
    return new Outcome.Page(
        ChangePage.of(
            wish.room(),
            open.floor(),
            tables.getOrDefault(wish.room(), List.of()),
            wish.after(),
            limit,
            open.through()));
  }

  /// Only pages that are not the last can be the beginning of too many.
  private static Mono<List<Outcome>> withResets(
      Connection connection, List<ChangedRows.Span> spans, List<Outcome> outcomes) {
    var going =
        outcomes.stream()
            .filter(outcome ->
                outcome instanceof Outcome.Page page
                    && page.page().end() instanceof ChangePage.End.Next)
            .map(Outcome::room)
            .collect(Collectors.toSet());
    return ChangedRows.overfull(
            connection, spans.stream().filter(span -> going.contains(span.room())).toList())
        .map(overfull ->
            outcomes.stream()
                .map(outcome -> overfull.contains(outcome.room()) ? reset(outcome) : outcome)
                .toList());
  }

  private static Outcome reset(Outcome outcome) {
    return outcome instanceof Outcome.Page page ? new Outcome.Page(page.page().reset()) : outcome;
  }

  private static RoomView view(Map<RoomId, RoomView> views, Wish wish) {
    return Objects.requireNonNull(views.get(wish.room()));
  }
}
