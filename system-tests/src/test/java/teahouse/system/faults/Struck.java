package teahouse.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teahouse.system.witness.Line;
import teahouse.system.witness.Witness;

/// A fault that struck, and how people fared. Times are `System.nanoTime()`.
///
/// @param seen what was seen of it
/// @param over when what was hit was ready again
/// @param calm when everybody was live and heard again
record Struck(Fault fault, String seen, long at, long over, long calm) {

  /// The longest time within which no post of some room was acknowledged: rooms have leaders of
  /// their own, and one may be stuck while others talk on.
  Duration publishStall(List<Witness> people) {
    return publishStall(people.stream().flatMap(guest -> guest.line().acks().stream()));
  }

  Duration publishStall(Stream<Line.Ack> acks) {
    Map<String, List<Long>> times =
        acks.collect(
            Collectors.groupingBy(
                Line.Ack::room, Collectors.mapping(Line.Ack::at, Collectors.toList())));
    return Duration.ofNanos(
        times.values().stream().mapToLong(this::stallOfOneRoom).max().orElse(0));
  }

  private long stallOfOneRoom(List<Long> times) {
    long[] acks = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long longest = 0;
    for (int i = 1; i < acks.length; i++) {
      if (acks[i] > at && acks[i - 1] < calm) {
        longest = Math.max(longest, acks[i] - acks[i - 1]);
      }
    }
    return longest;
  }

  /// How long it took each who was cut off to be live and complete again, ascending.
  List<Duration> outages(List<Witness> people) {
    return people.stream()
        .flatMap(guest -> guest.line().outages().stream())
        .filter(outage -> outage.to() > at && outage.from() < calm)
        .map(outage -> Duration.ofNanos(outage.to() - Math.max(at, outage.from())))
        .sorted()
        .toList();
  }

  static Duration quantile(List<Duration> ascending, double share) {
    int rank = (int) Math.ceil(share * ascending.size());
    return rank == 0 ? Duration.ZERO : ascending.get(rank - 1);
  }
}
