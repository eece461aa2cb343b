package teahouse.system.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import teahouse.local.LocalStack;
import teahouse.local.StartFailure;
import teahouse.system.witness.Line;

/// What people notice while there is no database, beside the same time with it: pair by pair, since
/// the machine is not the same from minute to minute.
final class DatabaseAway {

  private static final Duration WITH = Duration.ofSeconds(20);
  private static final Duration WITHOUT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// About how long one takes.
  static final Duration LENGTH_OF_A_PAIR = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final Conversation conversation;
  private final List<Pair> pairs = new ArrayList<>();

  /// @param with the 99th percentile from writing a post to its `ack`, with the database
  /// @param without the same without it
  /// @param catchUp how many times faster than messages came in history read them afterwards
  record Pair(Duration with, Duration without, double catchUp) {}

  DatabaseAway(LocalStack stack, Conversation conversation) {
    this.stack = stack;
    this.conversation = conversation;
  }

  /// So many pairs, one after the other; between two of them the database is there, which counts
  /// for both.
  void measure(int times) throws StartFailure, InterruptedException {
    Window before = times == 0 ? new Window(0, 0) : with();
    for (int i = 0; i < times; i++) {
      stack.database().kill();
      long gone = System.nanoTime();
      Pause.of(WITHOUT);
      Window without = new Window(gone, System.nanoTime());
      ProcessFaults.comesBack(stack.database());
      double catchUp = catchUp(System.nanoTime() - gone);
      Window after = with();
      Pair pair = new Pair(p99(before, after), p99(without), catchUp);
      System.out.println("without the database, beside with it: " + pair);
      pairs.add(pair);
      before = after;
    }
  }

  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  private Window with() throws InterruptedException {
    conversation.awaitCalm();
    long begin = System.nanoTime();
    Pause.of(WITH);
    return new Window(begin, System.nanoTime());
  }

  private record Window(long from, long to) {

    boolean has(Line.Ack ack) {
      return ack.at() > from && ack.at() < to;
    }
  }

  private Duration p99(Window... windows) {
    return Struck.quantile(
        conversation.people().stream()
            .flatMap(guest -> guest.line().acks().stream())
            .filter(ack -> Arrays.stream(windows).anyMatch(window -> window.has(ack)))
            .map(Line.Ack::latency)
            .sorted()
            .toList(),
        0.99);
  }

  /// What came in while the database was away, and until history has read it, over what came in
  /// meanwhile; messages come in evenly.
  private double catchUp(long awayNanos) throws InterruptedException {
    long back = System.nanoTime();
    Map<String, Long> ends = new HashMap<>();
    conversation
        .people()
        .forEach(guest -> guest.places().forEach((room, seq) -> ends.merge(room, seq, Math::max)));
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      while (!hasRead(end.getKey(), end.getValue())) {
        Pause.of(BETWEEN_LOOKS);
      }
    }
    double took = System.nanoTime() - back;
    return (awayNanos + took) / took;
  }

  private boolean hasRead(String room, long through) {
    try {
      String path =
          "/api/v1/rooms/%s/changes?after=%d&until=%d&limit=1"
              .formatted(room, through, through + 1);
      return conversation.reader(room).ask(path).statusCode() == 200;
    } catch (UncheckedIOException notNow) {
      return false;
    }
  }
}
