package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import teahouse.local.Service;
import teahouse.system.witness.Witness;

/// The figures that a long campaign has to reach. Where a fault struck more than once, the median
/// counts: the machine is shared. History has to catch up each time.
final class Figures {

  private static final double ENOUGH = 100_000;
  private static final int MINUTES_FOR_ENOUGH = 20;

  private final List<Witness> people;
  private final List<Struck> struck;
  private final List<Figure> figures = new ArrayList<>();

  /// @param atMost whether `limit` is the most, or the least, that it may be
  record Figure(String what, double value, boolean atMost, double limit) {

    boolean isReached() {
      return atMost ? value <= limit : value >= limit;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s  %s: %.3f (%s %.0f)",
          isReached() ? "reached" : "MISSED ",
          what,
          value,
          atMost ? "at most" : "at least",
          limit);
    }
  }

  Figures(List<Witness> people, List<Struck> struck) {
    this.people = people;
    this.struck = struck;
  }

  /// @param length of the campaign
  /// @param ends of rights, how late each was, ascending
  List<Figure> all(Duration length, List<Duration> ends, List<DatabaseAway.Pair> withoutDatabase) {
    if (length.toMinutes() >= MINUTES_FOR_ENOUGH) {
      atLeast(
          "messages acknowledged",
          people.stream().mapToInt(one -> one.line().acknowledgements()).sum(),
          ENOUGH);
    }
    Function<Struck, Duration> stall = one -> one.publishStall(people);
    Function<Struck, Duration> most = one -> Struck.quantile(one.outages(people), 0.95);
    Function<Struck, Duration> all = one -> Struck.quantile(one.outages(people), 1);
    median("s without an ack in some room, broker killed", BrokerFaults.KILLED, stall, 6);
    median(
        "s without an ack in some room, broker stopped gracefully", BrokerFaults.STOPPED, stall, 1);
    median("s without an ack in some room, broker cut off", BrokerFaults.CUT_OFF, stall, 20);
    median("s until live again (p95), chat-service killed", ProcessFaults.CHAT_KILLED, most, 5);
    median("s until live again (all), chat-service killed", ProcessFaults.CHAT_KILLED, all, 15);
    for (Service service : Service.values()) {
      String kind = ProcessFaults.ROLLED + service.module();
      median("s until live again (p95), " + kind, kind, most, 5);
    }
    if (!ends.isEmpty()) {
      atMost("s until a right has ended (p99)", seconds(Struck.quantile(ends, 0.99)), 2);
    }
    if (!withoutDatabase.isEmpty()) {
      database(withoutDatabase);
    }
    return figures;
  }

  private void database(List<DatabaseAway.Pair> pairs) {
    double[] beyond =
        pairs.stream()
            .mapToDouble(pair ->
                seconds(pair.without())
                    - Math.max(1.2 * seconds(pair.with()), seconds(pair.with()) + 0.010))
            .sorted()
            .toArray();
    atMost(
        "s that the p99 of a post without the database is beyond 1.2 times, or 10 ms more than,"
            + " that with it (median of %d pairs)".formatted(pairs.size()),
        beyond[beyond.length / 2],
        0);
    atLeast(
        "times as fast as messages come in does history catch up (the least of %d times)"
            .formatted(pairs.size()),
        pairs.stream().mapToDouble(DatabaseAway.Pair::catchUp).min().orElseThrow(),
        5);
  }

  /// What never struck is in the report as that, and has no figure.
  private void median(String what, String kind, Function<Struck, Duration> measure, double limit) {
    List<Duration> all =
        struck.stream()
            .filter(one -> one.fault().kind().equals(kind))
            .map(measure)
            .sorted()
            .toList();
    if (!all.isEmpty()) {
      atMost(what, seconds(median(all)), limit);
    }
  }

  /// The middle one, or halfway between the middle two: the better of two is not what is usual.
  static Duration median(List<Duration> ascending) {
    int half = ascending.size() / 2;
    Duration upper = ascending.get(half);
    return ascending.size() % 2 == 1 ? upper : ascending.get(half - 1).plus(upper).dividedBy(2);
  }

  private void atMost(String what, double value, double limit) {
    figures.add(new Figure(what, value, true, limit));
  }

  private void atLeast(String what, double value, double limit) {
    figures.add(new Figure(what, value, false, limit));
  }

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
