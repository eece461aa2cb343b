package teahouse.history.store;

import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Somebody's questions, which wait for one read. Two asks are never equal.
final class Ask<Q, A> {

  private final List<Q> questions;
  private final List<SharedReads.Page> pages;
  private final Sinks.One<List<A>> answers = Sinks.one();

  /// @param pages what each question is for
  Ask(List<Q> questions, List<SharedReads.Page> pages) {
    this.questions = questions;
    this.pages = pages;
  }

  List<Q> questions() {
    return questions;
  }

  List<SharedReads.Page> pages() {
    return pages;
  }

  int size() {
    return questions.size();
  }

  Mono<List<A>> answers() {
    return answers.asMono();
  }

  void answer(List<A> given) {
    answers.tryEmitValue(given);
  }

  void fail(Throwable error) {
    answers.tryEmitError(error);
  }
}
