package teahouse.chat.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// How rooms were resumed: those who had missed nothing, those who were given what they had missed
/// from memory, and those who were sent to history.
record Resumes(Counter current, Counter given, Counter history) {

  Resumes(MeterRegistry meters) {
    this(counter(meters, "current"), counter(meters, "memory"), counter(meters, "history"));
  }

  private static Counter counter(MeterRegistry meters, String from) {
    return meters.counter("teahouse.resumes", "from", from);
  }
}
