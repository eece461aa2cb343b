package teahouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What comes out of a run: `results.json`, `results.md` and `ratios.svg`.
final class Report {

  private static final int ROW = 34;
  private static final int LEFT = 190;
  private static final int UNIT = 220;

  private final List<Outcome> outcomes;

  Report(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("results.md"), table());
    Files.writeString(folder.resolve("ratios.svg"), plot());
    Files.write(
        folder.resolve("results.json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(outcomes));
  }

  String table() {
    var head =
        """
        | scenario | unit | bare server | chat-service | ratio | bar | | p50 ms | p99 ms |
        |---|---|---|---|---|---|---|---|---|
        """;
    return head + outcomes.stream().map(Report::row).collect(Collectors.joining());
  }

  private static String row(Outcome outcome) {
    var scenario = outcome.scenario();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.1f | %,.1f | %.2f | %s %.2f | %s | %.1f | %.1f |%n",
        scenario.name(),
        scenario.unit(),
        outcome.bareMedian(),
        outcome.chatMedian(),
        outcome.ratio(),
        scenario.kind() == Scenario.Kind.TALK ? "≥" : "≤",
        scenario.bar(),
        scenario.isMet(outcome.ratio()) ? "met" : "missed",
        outcome.p50(),
        outcome.p99());
  }

  /// Each scenario's ratio as a bar, and the line that it is to reach, or to stay below.
  String plot() {
    var svg = new StringBuilder();
    int height = ROW * (outcomes.size() + 1);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="900" height="%d" font-family="sans-serif" \
        font-size="13">
        <rect width="900" height="%d" fill="#ffffff"/>
        """
            .formatted(height, height));
    for (int i = 0; i < outcomes.size(); i++) {
      bar(svg, outcomes.get(i), ROW * i + ROW / 2);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Outcome outcome, int top) {
    double ratio = outcome.ratio();
    boolean met = outcome.scenario().isMet(ratio);
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s</text>
            <rect x="%d" y="%d" width="%.0f" height="%d" fill="%s"/>
            <line x1="%.0f" y1="%d" x2="%.0f" y2="%d" stroke="#222222" stroke-width="2"/>
            <text x="%.0f" y="%d">%.2f</text>
            """,
            LEFT - 8,
            top + 14,
            outcome.scenario().name(),
            LEFT,
            top,
            width(ratio),
            ROW - 14,
            met ? "#3f7d58" : "#c9772b",
            LEFT + width(outcome.scenario().bar()),
            top - 3,
            LEFT + width(outcome.scenario().bar()),
            top + ROW - 11,
            LEFT + width(Math.max(ratio, outcome.scenario().bar())) + 8,
            top + 14,
            ratio));
  }

  /// Long bars are cut: the number beside them says how long they are.
  private static double width(double ratio) {
    return Math.min(ratio, 2.9) * UNIT;
  }
}
