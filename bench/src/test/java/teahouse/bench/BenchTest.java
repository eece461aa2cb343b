package teahouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.bench.bare.BareServer;
import teahouse.bench.load.BareSpeech;
import teahouse.bench.load.Herd;

/// That the bench's parts work together, in a small way; nothing here judges how fast.
class BenchTest {

  private static final Trial SHORT = new Trial(Duration.ofMillis(100), Duration.ofMillis(400));

  @Test
  void everyMemberOfARoomIsCountedAndNobodyElse() {
    try (var server = new BareServer()) {
      var measured = SHORT.of(Scenario.closed("small", 3, 9, 4, 1), target(server, 3, 9));

      assertThat(measured.value()).isPositive();
      assertThat(measured.p99()).isGreaterThanOrEqualTo(measured.p50()).isPositive();
      assertThat(measured.strangers()).as("copies that nobody should have").isZero();
      assertThat(measured.lost()).isZero();
    }
  }

  @Test
  void whoIsCutComesBack() {
    try (var server = new BareServer()) {
      var measured = SHORT.of(Scenario.storm("storm", 2, 20, 4), target(server, 2, 20));

      assertThat(measured.value()).isPositive();
    }
  }

  @Test
  void whoWasMeasuredCostsNothingAfterwards() {
    try (var server = new BareServer()) {
      SHORT.of(Scenario.closed("large", 1, 300, 16, 1), target(server, 1, 300));

      await().atMost(Duration.ofMinutes(1)).until(() -> server.sockets() == 0);
    }
  }

  @Test
  void nobodyWaitsForAServerThatIsNotThere() throws IOException {
    try (var deaf = new Socket()) {
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var herd = new Herd(new BareSpeech(1, 3), List.of(deaf.getLocalPort()), 3);

      try (herd) {
        assertThatIllegalStateException()
            .isThrownBy(herd::gather)
            .withMessageStartingWith("0 of 3 sockets are live")
            .withMessageContaining("Connection refused");
      }
    }
  }

  @Test
  void aReportNamesWhatIsMissed() {
    var scenario = Scenario.closed("A closed", 1, 10, 4, 1.5);
    var outcome =
        new Outcome(scenario, List.of(found("bare", 100_000)), List.of(found("chat", 140_000)));

    var report = new Report(List.of(outcome));

    assertThat(report.table()).contains("| A closed |", "| 1.40 | ≥ 1.50 | missed |");
    assertThat(report.plot()).contains("A closed").endsWith("</svg>\n");
  }

  private static Target target(BareServer server, int rooms, int people) {
    return new Target(
        "bare",
        server.port(),
        List.of(ProcessHandle.current().pid()),
        new BareSpeech(rooms, people));
  }

  private static Measurement found(String target, double value) {
    return new Measurement("A closed", target, value, 1, 2, 0, 0, 0, 0);
  }
}
