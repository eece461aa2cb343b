package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import teahouse.local.StartFailure;

/// Lets faults strike one after the other, and writes down what came of each.
final class Strikes {

  private final Conversation conversation;
  private final Visitors visitors;
  private final ExecutorService preparing = Executors.newVirtualThreadPerTaskExecutor();
  private final long begin = System.nanoTime();
  private final List<Struck> struck = new ArrayList<>();
  private final List<Fault> impossible = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private List<Fault> notReached = List.of();

  Strikes(Conversation conversation, Visitors visitors) {
    this.conversation = conversation;
    this.visitors = visitors;
  }

  /// One after the other, and again from the beginning, until the time is over.
  void until(Duration length, List<Fault> faults) throws InterruptedException {
    for (int i = 0; System.nanoTime() - begin < length.toNanos(); i++) {
      Fault fault = faults.get(i % faults.size());
      notReached = faults.subList(Math.min(i + 1, faults.size()), faults.size());
      if (fault.impossible().isPresent()) {
        if (i < faults.size()) {
          impossible.add(fault);
          System.out.printf(
              "not possible here: %s: %s%n", fault.name(), fault.impossible().orElse(""));
        }
      } else {
        strike(fault);
      }
    }
  }

  /// Each once.
  void once(List<Fault> faults) throws InterruptedException {
    for (Fault fault : faults) {
      if (fault.impossible().isPresent()) {
        impossible.add(fault);
      } else {
        strike(fault);
      }
    }
  }

  /// Each once, and then again from the beginning, until the time is over.
  void onceAndUntil(Duration length, List<Fault> faults) throws InterruptedException {
    once(faults);
    List<Fault> possible = faults.stream().filter(fault -> !impossible.contains(fault)).toList();
    for (int i = 0; !possible.isEmpty() && System.nanoTime() - begin < length.toNanos(); i++) {
      strike(possible.get(i % possible.size()));
    }
  }

  private void strike(Fault fault) throws InterruptedException {
    Optional<List<Thread>> ready = prepared(fault);
    if (ready.isEmpty()) {
      return;
    }
    List<Thread> leaving = ready.get();
    long at = System.nanoTime();
    leaving.forEach(Thread::start);
    Struck one = survive(fault, at);
    for (Thread visitor : leaving) {
      visitor.join();
    }
    visitors.close();
    struck.add(one);
    List<Duration> outages = one.outages(conversation.people());
    System.out.printf(
        "%7.1f s  %s (%s): over after %.1f s, calm after %.1f s; %.1f s without an ack in some"
            + " room; %d were cut off, p95 %.1f s; %d acknowledged so far%n",
        seconds(at - begin),
        fault.name(),
        one.seen(),
        seconds(one.over() - at),
        seconds(one.calm() - at),
        Figures.seconds(one.publishStall(conversation.people())),
        outages.size(),
        Figures.seconds(Struck.quantile(outages, 0.95)),
        conversation.acknowledged());
  }

  /// Everybody comes anew, and visitors come besides; nothing if that was not possible.
  private Optional<List<Thread>> prepared(Fault fault) throws InterruptedException {
    Future<List<Thread>> coming = preparing.submit(() -> visitors.come(fault.promptly()));
    try {
      conversation.spread();
      return Optional.of(coming.get());
    } catch (ExecutionException | AssertionError | RuntimeException broken) {
      fails("before " + fault.name(), broken);
      return Optional.empty();
    }
  }

  /// Something to be done that is no fault.
  interface Attempt {
    void run() throws StartFailure, InterruptedException;
  }

  void attempt(String what, Attempt attempt) throws InterruptedException {
    try {
      attempt.run();
    } catch (AssertionError | RuntimeException | StartFailure broken) {
      fails(what, broken);
    }
  }

  private void fails(String what, Throwable broken) {
    failures.add("%s: %s".formatted(what, broken));
    System.out.println("BROKEN  " + failures.getLast());
  }

  /// What goes wrong at once is written down, and the next fault comes all the same.
  private Struck survive(Fault fault, long at) throws InterruptedException {
    try {
      String seen = fault.strike();
      long over = System.nanoTime();
      conversation.awaitCalm();
      return new Struck(fault, seen, at, over, System.nanoTime());
    } catch (AssertionError | RuntimeException | StartFailure broken) {
      fails(fault.name(), broken);
      long end = System.nanoTime();
      return new Struck(fault, "broken", at, end, end);
    }
  }

  /// What went wrong at once, beside what the checker finds.
  List<String> failures() {
    return List.copyOf(failures);
  }

  List<Struck> struck() {
    return List.copyOf(struck);
  }

  /// What could not be done here.
  List<Fault> impossible() {
    return List.copyOf(impossible);
  }

  /// For which there was no time.
  List<Fault> notReached() {
    return notReached;
  }

  /// By `System.nanoTime()`.
  long begin() {
    return begin;
  }

  static double seconds(long nanos) {
    return Figures.seconds(Duration.ofNanos(nanos));
  }
}
