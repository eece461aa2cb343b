package teahouse.bench;

import java.util.List;

/// All that was measured of one scenario, several times and in turn.
record Outcome(Scenario scenario, List<Measurement> bare, List<Measurement> chat) {

  double bareMedian() {
    return median(bare);
  }

  double chatMedian() {
    return median(chat);
  }

  /// Of the medians: chat-service's figure over the bare server's.
  double ratio() {
    return chatMedian() / bareMedian();
  }

  double p50() {
    return chat.stream()
        .mapToDouble(Measurement::p50)
        .sorted()
        .skip(chat.size() / 2)
        .findFirst()
        .orElse(0);
  }

  double p99() {
    return chat.stream()
        .mapToDouble(Measurement::p99)
        .sorted()
        .skip(chat.size() / 2)
        .findFirst()
        .orElse(0);
  }

  private static double median(List<Measurement> all) {
    return all.stream()
        .mapToDouble(Measurement::value)
        .sorted()
        .skip(all.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
