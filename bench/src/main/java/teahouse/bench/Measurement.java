package teahouse.bench;

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

  Measurement missing(long messages) {
    return new Measurement(scenario, target, value, p50, p99, strangers, lost, refused, messages);
  }

  Measurement with(double otherValue) {
    return new Measurement(
        scenario, target, otherValue, p50, p99, strangers, lost, refused, missing);
  }
}
