package teahouse.history.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one read answers: whole asks, as many as its bounds allow, and always one.
final class Batch<Q, A> {

  private final List<Ask<Q, A>> asks = new ArrayList<>();
  private final Set<SharedReads.Page> pages = new HashSet<>();
  private int questions;
  private int rows;

  /// Takes an ask, if it fits. One for pages that are read anyway costs no rows.
  boolean takes(Ask<Q, A> ask, ReadLimits limits) {
    int more =
        ask.pages().stream()
            .filter(page -> !pages.contains(page))
            .mapToInt(SharedReads.Page::rows)
            .sum();
    boolean fits =
        questions + ask.size() <= limits.mostQuestions() && rows + more <= limits.mostRows();
    if (!fits && !asks.isEmpty()) {
      return false;
    }
    asks.add(ask);
    pages.addAll(ask.pages());
    questions += ask.size();
    rows += more;
    return true;
  }

  List<Ask<Q, A>> asks() {
    return asks;
  }

  Set<SharedReads.Page> pages() {
    return pages;
  }

  List<Q> questions() {
    return asks.stream().flatMap(ask -> ask.questions().stream()).toList();
  }

  void answer(List<A> answers) {
    int from = 0;
    for (Ask<Q, A> ask : asks) {
      ask.answer(answers.subList(from, from + ask.size()));
      from += ask.size();
    }
  }

  void fail(Throwable error) {
    asks.forEach(ask -> ask.fail(error));
  }
}
