package teahouse.history.changes;

import io.r2dbc.spi.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import teahouse.history.access.Asker;
import teahouse.history.access.RoomAccess;
import teahouse.history.access.RoomView;
import teahouse.history.position.Cursors;
import teahouse.history.store.Snapshots;

/// Answers many questions from one snapshot: positions, access and rows are read from it in this
/// order. The number of statements grows by one of each kind for each few hundred pages, and pages
/// that several ask for are read once.
@Component
class ChangeReader {

  private final Snapshots snapshots;
  private final RoomAccess access;
  private final Cursors cursors;

  ChangeReader(Snapshots snapshots, RoomAccess access, Cursors cursors) {
    this.snapshots = snapshots;
    this.access = access;
    this.cursors = cursors;
  }

  /// Answers each question, in their order.
  Mono<List<Outcome>> read(List<Question> questions) {
    return snapshots.read(connection ->
        access
            .look(connection, questions.stream().map(Question::asker).toList())
            .flatMap(views -> read(connection, questions, views)));
  }

  private Mono<List<Outcome>> read(
      Connection connection, List<Question> questions, Map<Asker, RoomView> views) {
    Map<ChangedRows.Span, RoomView.Open> open = new HashMap<>();
    for (Question question : questions) {
      RoomView view = view(views, question);
      if (refusal(question.wish(), view) == null && view instanceof RoomView.Open room) {
        open.put(question.span(), room);
      }
    }
    return pages(connection, open)
        .map(pages ->
            questions.stream()
                .map(question ->
                    outcome(question, view(views, question), pages.get(question.span())))
                .toList());
  }

  private Outcome outcome(Question question, RoomView view, @Nullable ChangePage page) {
    Outcome refusal = refusal(question.wish(), view);
    return refusal != null ? refusal : new Outcome.Page(Objects.requireNonNull(page));
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

  private static Mono<Map<ChangedRows.Span, ChangePage>> pages(
      Connection connection, Map<ChangedRows.Span, RoomView.Open> open) {
    List<ChangedRows.Span> spans = List.copyOf(open.keySet());
    return ChangedRows.read(connection, spans)
        .map(tables ->
            spans.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        span ->
                            page(
                                span,
                                Objects.requireNonNull(open.get(span)),
                                Objects.requireNonNull(tables.get(span))))))
        .flatMap(pages -> withResets(connection, pages));
  }

  private static ChangePage page(ChangedRows.Span span, RoomView.Open room, List<Fetched> tables) {
    return ChangePage.of(
        span.room(), room.floor(), tables, span.after(), span.limit(), room.through());
  }

  /// Only pages that are not the last can be the beginning of too many.
  private static Mono<Map<ChangedRows.Span, ChangePage>> withResets(
      Connection connection, Map<ChangedRows.Span, ChangePage> pages) {
    List<ChangedRows.Span> going =
        pages.entrySet().stream()
            .filter(each -> each.getValue().end() instanceof ChangePage.End.Next)
            .map(Map.Entry::getKey)
            .toList();
    return ChangedRows.overfull(connection, going)
        .map(overfull -> {
          Map<ChangedRows.Span, ChangePage> all = new HashMap<>(pages);
          overfull.forEach(span -> all.computeIfPresent(span, (_, page) -> page.reset()));
          return all;
        });
  }

  private static RoomView view(Map<Asker, RoomView> views, Question question) {
    return Objects.requireNonNull(views.get(question.asker()));
  }
}
