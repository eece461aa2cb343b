package teahouse.history.timeline;

import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.access.Asker;
import teahouse.history.access.RoomAccess;
import teahouse.history.access.RoomView;
import teahouse.history.position.Cursors;
import teahouse.history.store.Snapshots;
import teahouse.history.vocabulary.Seq;

/// Answers all who ask for one page from one snapshot: position, access and rows are read from it
/// in this order.
@Component
class TimelineReader {

  private static final Seq END = new Seq(Seq.MOST);

  private final Snapshots snapshots;
  private final RoomAccess access;
  private final Cursors cursors;

  TimelineReader(Snapshots snapshots, RoomAccess access, Cursors cursors) {
    this.snapshots = snapshots;
    this.access = access;
    this.cursors = cursors;
  }

  /// Answers each, in their order.
  ///
  /// @param asked all for the same page
  Mono<List<TimelineResult>> read(List<Asked> asked) {
    return snapshots.read(connection ->
        access
            .look(connection, asked.stream().map(Asked::asker).toList())
            .flatMap(views -> read(connection, asked, views)));
  }

  private Mono<List<TimelineResult>> read(
      Connection connection, List<Asked> asked, Map<Asker, RoomView> views) {
    return open(asked, views)
        .map(room -> page(connection, asked.getFirst(), room).map(Optional::of))
        .orElse(Mono.just(Optional.empty()))
        .map(page ->
            asked.stream()
                .map(each -> result(each, view(views, each), page.orElse(null)))
                .toList());
  }

  /// The room as those see it who may; all of them see it alike.
  private Optional<RoomView.Open> open(List<Asked> asked, Map<Asker, RoomView> views) {
    return asked.stream()
        .filter(each -> refusal(each, view(views, each)) == null)
        .map(each -> (RoomView.Open) view(views, each))
        .findFirst();
  }

  private TimelineResult result(Asked asked, RoomView view, @Nullable MessagePage page) {
    TimelineResult refusal = refusal(asked, view);
    return refusal != null ? refusal : new TimelineResult.Page(Objects.requireNonNull(page));
  }

  private @Nullable TimelineResult refusal(Asked asked, RoomView view) {
    if (cursors.isBeyondTheLog(asked.until(), view.next())) {
      return new TimelineResult.BeyondTheLog("until");
    }
    if (cursors.isBeyondTheLog(asked.place().seq(), view.next())) {
      return new TimelineResult.BeyondTheLog(asked.place().field());
    }
    if (!view.hasRead(asked.until())) {
      return new TimelineResult.NotCaughtUp();
    }
    return view instanceof RoomView.Closed ? new TimelineResult.RoomNotFound() : null;
  }

  private static Mono<MessagePage> page(Connection connection, Asked asked, RoomView.Open open) {
    int limit = asked.limit();
    return switch (asked.place()) {
      case Place.Newest _ -> halves(connection, asked, open, END, limit, 0);
      case Place.Before before -> halves(connection, asked, open, before.seq(), limit, 0);
      case Place.After after -> halves(connection, asked, open, after.seq().next(), 0, limit);
      case Place.Around around ->
          halves(connection, asked, open, around.seq(), limit / 2, limit - limit / 2);
    };
  }

  private static Mono<MessagePage> halves(
      Connection connection, Asked asked, RoomView.Open open, Seq place, int older, int newer) {
    return TimelineRows.older(connection, asked.room(), place, open.floor(), older)
        .flatMap(before ->
            TimelineRows.newer(connection, asked.room(), place, open.floor(), newer)
                .map(after ->
                    MessagePage.of(asked.room(), before, after, open.through(), open.floor())));
  }

  private static RoomView view(Map<Asker, RoomView> views, Asked asked) {
    return Objects.requireNonNull(views.get(asked.asker()));
  }
}
