package teahouse.bench.growth;

import java.util.List;
import teahouse.bench.Measurement;

/// What a size costs: medians of its runs.
///
/// @param base processor time of a delivery at the bare server, or at a single instance, in
///   microseconds
/// @param chat the same of all instances of chat-service
/// @param tail what an instance that nobody is connected to spends on a message of the others, in
///   microseconds; 0 where there is none
/// @param p50 milliseconds from post to copy at chat-service
/// @param p99 the same
/// @param wrong messages that somebody missed, copies too many, and sockets that were cut
/// @param refused posts that were turned away
record Point(
    Step step,
    double base,
    double chat,
    double tail,
    double p50,
    double p99,
    long wrong,
    long refused) {

  /// @param base empty where chat-service's own figure is the base
  static Point of(Step step, List<Measurement> base, List<Measurement> chat) {
    double micros = micros(chat);
    return new Point(
        step,
        base.isEmpty() ? micros : micros(base),
        micros,
        0,
        Measurement.median(chat, Measurement::p50),
        Measurement.median(chat, Measurement::p99),
        wrong(base) + wrong(chat),
        chat.stream().mapToLong(Measurement::refused).sum());
  }

  Point beside(double otherBase, double otherTail) {
    return new Point(step, otherBase, chat, otherTail, p50, p99, wrong, refused);
  }

  double ratio() {
    return chat / base;
  }

  /// Copies of a message.
  int copies() {
    return step.scenario().people() / step.scenario().rooms();
  }

  static double micros(List<Measurement> runs) {
    return 1e6 / Measurement.median(runs, Measurement::value);
  }

  private static long wrong(List<Measurement> runs) {
    return runs.stream().mapToLong(run -> run.missing() + run.strangers() + run.lost()).sum();
  }
}
