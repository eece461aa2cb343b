package teahouse.bench;

import java.util.List;

/// All that was measured of one scenario, several times and in turn.
record Outcome(Scenario scenario, List<Measurement> bare, List<Measurement> chat) {

  double bareMedian() {
    return Measurement.median(bare, Measurement::value);
  }

  double chatMedian() {
    return Measurement.median(chat, Measurement::value);
  }

  /// Of the medians: chat-service's figure over the bare server's.
  double ratio() {
    return chatMedian() / bareMedian();
  }

  double p50() {
    return Measurement.median(chat, Measurement::p50);
  }

  double p99() {
    return Measurement.median(chat, Measurement::p99);
  }
}
