package teahouse.history.store;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Reads that end when a test says so.
final class ReadsByHand {

  private final BlockingQueue<Reading> begun = new LinkedBlockingQueue<>();

  record Question(String who, Page page) {}

  record Page(String name) implements SharedReads.Page {
    @Override
    public int rows() {
      return 2;
    }
  }

  record Reading(List<Question> questions, Sinks.One<List<String>> answers) {
    void end() {
      answers.tryEmitValue(
          questions.stream().map(each -> each.page.name + " for " + each.who).toList());
    }

    void fail() {
      answers.tryEmitError(new IllegalStateException("the read failed"));
    }
  }

  Mono<List<String>> begin(List<Question> questions) {
    var reading = new Reading(questions, Sinks.one());
    begun.add(reading);
    return reading.answers.asMono();
  }

  /// Those that nobody has taken with [#next].
  Queue<Reading> begun() {
    return begun;
  }

  Reading next() throws InterruptedException {
    return begun.take();
  }

  void endNext() throws InterruptedException {
    var reading = begun.poll(100, TimeUnit.MILLISECONDS);
    if (reading != null) {
      reading.end();
    }
  }
}
