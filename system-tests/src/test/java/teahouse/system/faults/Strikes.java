package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import teahouse.local.StartFailure;

/// Lets faults strike one after the other, and writes down what came of each.
final class Strikes {

  private final Conversation conversation;
  private final Visitors visitors;
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

  private void strike(Fault fault) throws InterruptedException {
    conversation.spread();
    List<Thread> leaving = visitors.come(fault.promptly());
    long at = System.nanoTime();
    leaving.forEach(Thread::start);
    long over = survive(fault);
    Struck one = new Struck(fault, at, over, System.nanoTime());
    for (Thread visitor : leaving) {
      visitor.join();
    }
    visitors.close();
    struck.add(one);
    List<Duration> outages = one.outages(conversation.people());
    System.out.printf(
        "%7.1f s  %s: over after %.1f s, calm after %.1f s; %.1f s without an ack; %d were cut off,"
            + " p95 %.1f s; %d acknowledged so far%n",
        seconds(at - begin),
        fault.name(),
        seconds(over - at),
        seconds(one.calm() - at),
        Figures.seconds(one.publishStall(conversation.people())),
        outages.size(),
        Figures.seconds(Struck.quantile(outages, 0.95)),
        conversation.acknowledged());
  }

  /// What goes wrong at once is written down, and the next fault comes all the same.
  private long survive(Fault fault) throws InterruptedException {
    try {
      fault.strike();
      long over = System.nanoTime();
      conversation.awaitCalm();
      return over;
    } catch (AssertionError | RuntimeException | StartFailure broken) {
      failures.add("%s: %s".formatted(fault.name(), broken));
      System.out.println("BROKEN  " + failures.getLast());
      return System.nanoTime();
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
