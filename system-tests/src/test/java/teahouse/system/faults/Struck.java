package teahouse.system.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import teahouse.system.witness.Line;
import teahouse.system.witness.Witness;

/// A fault that struck, and how people fared. Times are `System.nanoTime()`.
///
/// @param over when what was hit was ready again
/// @param calm when everybody was live and heard again
record Struck(Fault fault, long at, long over, long calm) {

  /// The longest time within which nobody's post was acknowledged.
  Duration publishStall(List<Witness> people) {
    long[] acks =
        people.stream()
            .flatMap(guest -> guest.line().acks().stream())
            .mapToLong(Line.Ack::at)
            .sorted()
            .toArray();
    int place = Math.max(0, -1 - Arrays.binarySearch(acks, at));
    long longest = 0;
    for (int i = Math.max(1, place); i < acks.length && acks[i - 1] < calm; i++) {
      longest = Math.max(longest, acks[i] - acks[i - 1]);
    }
    return Duration.ofNanos(longest);
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
