package teahouse.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What comes out: `growth.json`, `growth.md`, and a `growth-….svg` for each curve.
final class GrowthReport {

  private final List<Point> points;

  GrowthReport(List<Point> points) {
    this.points = List.copyOf(points);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("growth.md"), table());
    Files.write(
        folder.resolve("growth.json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(points));
    for (var curve : Curve.values()) {
      var own = points.stream().filter(point -> point.step().curve() == curve).toList();
      if (!own.isEmpty()) {
        Files.writeString(
            folder.resolve("growth-" + curve.title() + ".svg"), new Plot(curve, own).svg());
      }
    }
  }

  String table() {
    var head =
        """
        | | | copies of a message | messages/s | base µs | chat-service µs | ratio | µs for each message | tail µs | p50 ms | p99 ms | turned away |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;
    return head + points.stream().map(GrowthReport::row).collect(Collectors.joining());
  }

  private static String row(Point point) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %.1f | %.1f | %.2f | %,.0f | %s | %.1f | %.1f | %d |%n",
        point.step().curve().unit(),
        point.step().size(),
        point.copies(),
        point.step().scenario().perSecond(),
        point.base(),
        point.chat(),
        point.ratio(),
        point.chat() * point.copies(),
        point.tail() == 0 ? "" : String.format(Locale.ROOT, "%.0f", point.tail()),
        point.p50(),
        point.p99(),
        point.refused());
  }
}
