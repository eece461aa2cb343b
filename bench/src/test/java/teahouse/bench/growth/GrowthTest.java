package teahouse.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teahouse.bench.BareProcess;
import teahouse.bench.Trial;
import teahouse.bench.house.Cores;
import teahouse.bench.house.House;

/// The curves in a very small way, with everything real; nothing here judges how fast.
class GrowthTest {

  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC");
  private static final double TINY = 0.01;

  @TempDir private Path data;

  @Test
  void everyCurveHasItsFiguresAndNobodyMissesAMessage() throws Exception {
    var brief = new Trial(Duration.ofMillis(100), Duration.ofSeconds(2));
    var steps = Stream.of(Curve.values()).flatMap(curve -> curve.steps(TINY).stream()).toList();
    try (var house = new House(Path.of(".."), data, Cores.shared(), SMALL);
        var bare = BareProcess.start(Cores.shared(), SMALL)) {
      house.start();

      var points = new Growth(house, bare, new Growth.Course(brief, brief, 1)).along(steps);

      assertThat(points).extracting(Point::step).isEqualTo(steps);
      assertThat(points)
          .allSatisfy(point -> {
            assertThat(point.base()).isPositive().isFinite();
            assertThat(point.chat()).isPositive().isFinite();
            assertThat(point.p99()).isGreaterThanOrEqualTo(point.p50()).isPositive();
            assertThat(point.wrong()).as("missed or doubled messages, cut sockets").isZero();
          });
      var report = new GrowthReport(points);
      report.write(data.resolve("results"));
      assertThat(data.resolve("results/growth.json")).content().contains("\"INSTANCES\"");
      assertThat(data.resolve("results/growth-members.svg")).content().endsWith("</svg>\n");
      assertThat(report.table()).contains("| members of one room | 100 |", "| instances | 3 |");
    }
  }
}
