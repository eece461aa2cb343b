package teahouse.history.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Answers many who ask with few reads. While a page is read, whoever else asks for it waits for
/// the next read, which then answers all who wait: so a page is read once at a time, however many
/// want it, and nobody is shown a picture that is older than the question.
///
/// Bounded on every side: so many reads at once, so many rows in a read, so many questions waiting,
/// and none of them for longer than its patience. Who goes away before the turn costs nothing; a
/// read that has begun goes on.
///
/// @param <Q> one question for one page
public final class SharedReads<Q, A> {

  /// What a question is for. Equal pages are one page.
  public interface Page {

    /// Most rows that reading it can bring.
    int rows();
  }

  /// So many waiting asks are looked through for those that fit into a read.
  private static final int MOST_LOOKED_AT = 2_000;

  private final ReadLimits limits;
  private final ReadMeters meters;
  private final Function<Q, Page> page;
  private final Function<List<Q>, Mono<List<A>>> read;

  private final Set<Ask<Q, A>> waiting = new LinkedHashSet<>();
  private final Set<Page> beingRead = new HashSet<>();
  private int questionsWaiting;
  private int running;

  /// @param read answers each question, in their order; it may be asked the same for several
  public SharedReads(
      ReadLimits limits,
      ReadMeters meters,
      Function<Q, Page> page,
      Function<List<Q>, Mono<List<A>>> read) {
    this.limits = limits;
    this.meters = meters;
    this.page = page;
    this.read = read;
    meters.watch(this, SharedReads::questionsWaiting);
  }

  /// Answers all of the questions from one read.
  ///
  /// @return in their order; an error is [Overloaded], or the read's own
  public Mono<List<A>> ask(List<Q> questions) {
    return Mono.defer(() -> {
      var ask = new Ask<Q, A>(questions, questions.stream().map(page).toList());
      if (!queue(ask)) {
        meters.refused();
        return Mono.error(new Overloaded(questionsWaiting()));
      }
      beginAll();
      return ask.answers()
          .timeout(limits.patience())
          .onErrorMap(TimeoutException.class, _ -> new Overloaded(questionsWaiting()))
          .doFinally(_ -> leave(ask));
    });
  }

  private synchronized boolean queue(Ask<Q, A> ask) {
    // Whoever finds nobody waiting is never too many.
    if (!waiting.isEmpty() && questionsWaiting + ask.size() > limits.mostWaiting()) {
      return false;
    }
    waiting.add(ask);
    questionsWaiting += ask.size();
    return true;
  }

  private synchronized void leave(Ask<Q, A> ask) {
    if (waiting.remove(ask)) {
      questionsWaiting -= ask.size();
    }
  }

  private void beginAll() {
    for (var batch = next(); batch != null; batch = next()) {
      begin(batch);
    }
  }

  private void begin(Batch<Q, A> batch) {
    meters.began(batch.questions().size(), batch.pages().size());
    Mono.defer(() -> read.apply(batch.questions()))
        .transform(meters::timed)
        // A read that fails at once would otherwise begin the next one inside of itself.
        .subscribeOn(Schedulers.parallel())
        // The many who wait are not answered on the thread that reads from the database.
        .publishOn(Schedulers.parallel())
        .doOnTerminate(() -> {
          end(batch);
          beginAll();
        })
        .subscribe(batch::answer, batch::fail);
  }

  private synchronized @Nullable Batch<Q, A> next() {
    if (running >= limits.atOnce() || waiting.isEmpty()) {
      return null;
    }
    var batch = new Batch<Q, A>();
    int lookedAt = 0;
    for (Iterator<Ask<Q, A>> all = waiting.iterator();
        all.hasNext() && lookedAt < MOST_LOOKED_AT;
        lookedAt++) {
      Ask<Q, A> ask = all.next();
      if (!isBeingRead(ask) && batch.takes(ask, limits)) {
        all.remove();
        questionsWaiting -= ask.size();
      }
    }
    if (batch.asks().isEmpty()) {
      return null;
    }
    running++;
    beingRead.addAll(batch.pages());
    return batch;
  }

  /// An ask for many pages does not wait for one of them: it costs few statements more.
  private boolean isBeingRead(Ask<Q, A> ask) {
    return ask.size() == 1 && beingRead.contains(ask.pages().getFirst());
  }

  private synchronized void end(Batch<Q, A> batch) {
    running--;
    beingRead.removeAll(batch.pages());
  }

  private synchronized int questionsWaiting() {
    return questionsWaiting;
  }
}
