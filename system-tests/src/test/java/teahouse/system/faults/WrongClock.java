package teahouse.system.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.local.ServiceProcess;
import teahouse.system.stranger.Calls;

/// A chat node whose clock is wrong.
final class WrongClock {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final String START = "process_start_time_seconds";

  /// Since its start.
  private static final Duration AT_MOST_AGO = Duration.ofMinutes(10);

  private WrongClock() {}

  static Fault fault(LocalStack stack, Duration by) {
    ServiceProcess node = stack.service(Service.CHAT);
    String wrong = "%+dh".formatted(by.toHours());
    return Fault.of(
            "a chat node's clock is wrong by " + wrong,
            "%s's clock is wrong by %s".formatted(node.name(), wrong),
            () -> {
              node.stop();
              node.launchedBy(
                  "env",
                  "LD_PRELOAD=" + Ground.fakeTime().orElseThrow(),
                  "FAKETIME=" + wrong,
                  "FAKETIME_DONT_FAKE_MONOTONIC=1",
                  "FAKETIME_NO_CACHE=1");
              String seen;
              try {
                ProcessFaults.comesBack(node);
                Pause.of(Fault.WHILE);
                seen = startOf(node, by);
              } finally {
                node.stop();
                node.launchedBy();
              }
              ProcessFaults.comesBack(node);
              return seen;
            })
        .holdingUp()
        .unless(Ground.lacksFakeTime());
  }

  /// By its own clock it started so much later, or earlier, than it did.
  private static String startOf(ServiceProcess node, Duration by) {
    Instant truly = Instant.now(CLOCK);
    Instant told =
        numbersOf(node)
            .lines()
            .filter(line -> line.startsWith(START))
            .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
            .findFirst()
            .orElseThrow();
    Duration sinceThen = Duration.between(told, truly.plus(by));
    if (sinceThen.isNegative() || sinceThen.compareTo(AT_MOST_AGO) > 0) {
      throw new AssertionError(
          "by its clock it started at %s (expected: a little before %s)"
              .formatted(told, truly.plus(by)));
    }
    return "by its clock it started at %s, and it was %s".formatted(told, truly);
  }

  private static String numbersOf(ServiceProcess node) {
    URI numbers = node.management().resolve("/actuator/prometheus");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Calls.once(http, HttpRequest.newBuilder(numbers).build()).body();
    }
  }
}
