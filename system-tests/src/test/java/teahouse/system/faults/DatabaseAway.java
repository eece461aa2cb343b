package teahouse.system.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import teahouse.local.LocalStack;
import teahouse.local.StartFailure;
import teahouse.system.witness.Line;

/// What people notice while there is no database, beside the same time with it: pair by pair, since
/// the machine is not the same from minute to minute.
final class DatabaseAway {

  private static final int PAIRS = 5;
  private static final Duration HALF = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// About how long it takes.
  static final Duration LENGTH = Duration.ofMinutes(5);

  private final LocalStack stack;
  private final Conversation conversation;

  /// @param with the 99th percentile from writing a post to its `ack`, with the database
  /// @param without the same without it
  /// @param catchUp how many times faster than messages came in history read them afterwards
  record Pair(Duration with, Duration without, double catchUp) {}

  DatabaseAway(LocalStack stack, Conversation conversation) {
    this.stack = stack;
    this.conversation = conversation;
  }

  /// The last pair is the long one.
  List<Pair> measure() throws StartFailure, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= PAIRS; i++) {
      Pair pair = pair(i == PAIRS ? LONG : HALF);
      System.out.println("without the database, beside with it: " + pair);
      pairs.add(pair);
    }
    return pairs;
  }

  private Pair pair(Duration away) throws StartFailure, InterruptedException {
    conversation.awaitCalm();
    long begin = System.nanoTime();
    Pause.of(HALF);
    stack.database().kill();
    long gone = System.nanoTime();
    Pause.of(away);
    long end = System.nanoTime();
    ProcessFaults.comesBack(stack.database());
    return new Pair(p99(begin, gone), p99(gone, end), catchUp(System.nanoTime() - gone));
  }

  private Duration p99(long from, long to) {
    return Struck.quantile(
        conversation.people().stream()
            .flatMap(guest -> guest.line().acks().stream())
            .filter(ack -> ack.at() > from && ack.at() < to)
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
