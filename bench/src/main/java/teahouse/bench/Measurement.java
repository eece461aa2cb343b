package teahouse.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// One scenario against one server.
///
/// @param value in the scenario's unit
/// @param p50 milliseconds from post to copy; 0 where nobody spoke
/// @param strangers copies that should not have come
/// @param lost sockets that were cut while all should have been well
/// @param refused messages that were answered with an error
/// @param missing messages that somebody had not heard two minutes after the last one
public record Measurement(
    String scenario,
    String target,
    double value,
    double p50,
    double p99,
    long strangers,
    int lost,
    int refused,
    long missing) {

  /// The middle one of several runs; of an even number, the upper one of the two in the middle.
  public static double median(List<Measurement> runs, ToDoubleFunction<Measurement> of) {
    return runs.stream().mapToDouble(of).sorted().skip(runs.size() / 2).findFirst().orElseThrow();
  }

  Measurement missing(long messages) {
    return new Measurement(scenario, target, value, p50, p99, strangers, lost, refused, messages);
  }

  Measurement with(double otherValue) {
    return new Measurement(
        scenario, target, otherValue, p50, p99, strangers, lost, refused, missing);
  }
}
