package teahouse.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import teahouse.system.stranger.Json;
import teahouse.system.witness.Witness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a campaign did and what came of it, for people (`report.txt`) and for programs
/// (`report.json`).
final class Report {

  static final Path FOLDER = Path.of("target", "faults");

  private final Conversation conversation;
  private final Strikes strikes;
  private final Visitors visitors;

  Report(Conversation conversation, Strikes strikes, Visitors visitors) {
    this.conversation = conversation;
    this.strikes = strikes;
    this.visitors = visitors;
  }

  /// Writes both forms, and answers the one for people.
  String write(String verdict, List<Figures.Figure> figures, List<DatabaseAway.Pair> pairs)
      throws IOException {
    ObjectNode json = Json.object("verdict", verdict);
    json.put("acknowledged", conversation.acknowledged());
    json.put("clients", conversation.people().size());
    json.put("seconds", Math.round(Strikes.seconds(System.nanoTime() - strikes.begin())));
    strikes.failures().forEach(failure -> json.withArray("failures").add(failure));
    strikes.struck().forEach(one -> fault(json.withArray("faults").addObject(), one));
    strikes
        .impossible()
        .forEach(fault ->
            json.withArray("impossible")
                .addObject()
                .put("fault", fault.name())
                .put("why", fault.impossible().orElse("")));
    strikes.notReached().forEach(fault -> json.withArray("notReached").add(fault.name()));
    for (Visitors.Departure departure : visitors.departures()) {
      json.withArray("departures")
          .addObject()
          .put("how", departure.how())
          .put("promptly", departure.promptly())
          .put("seconds", Figures.seconds(departure.lateness()));
    }
    for (DatabaseAway.Pair pair : pairs) {
      json.withArray("withoutDatabase")
          .addObject()
          .put("with", Figures.seconds(pair.with()))
          .put("without", Figures.seconds(pair.without()))
          .put("catchUp", pair.catchUp());
    }
    for (Figures.Figure figure : figures) {
      json.withArray("figures")
          .addObject()
          .put("what", figure.what())
          .put("value", figure.value())
          .put("limit", figure.limit())
          .put("reached", figure.isReached());
    }
    String text = text(json, figures);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("report.json"), json.toPrettyString());
    Files.writeString(FOLDER.resolve("report.txt"), text);
    return text;
  }

  private void fault(ObjectNode json, Struck one) {
    List<Witness> people = conversation.people();
    List<Duration> outages = one.outages(people);
    json.put("fault", one.fault().name())
        .put("kind", one.fault().kind())
        .put("seen", one.seen())
        .put("at", Strikes.seconds(one.at() - strikes.begin()))
        .put("over", Strikes.seconds(one.over() - one.at()))
        .put("calm", Strikes.seconds(one.calm() - one.at()))
        .put("stall", Figures.seconds(one.publishStall(people)))
        .put("cutOff", outages.size())
        .put("p95", Figures.seconds(Struck.quantile(outages, 0.95)))
        .put("longest", Figures.seconds(Struck.quantile(outages, 1)));
  }

  private String text(JsonNode json, List<Figures.Figure> figures) {
    StringBuilder text = new StringBuilder(json.required("verdict").asString()).append("\n\n");
    line(
        text,
        "%d messages of %d clients acknowledged, %d faults, %d s"
            .formatted(
                json.required("acknowledged").asInt(),
                json.required("clients").asInt(),
                strikes.struck().size(),
                json.required("seconds").asInt()));
    List<Duration> ends = visitors.lateness();
    line(
        text,
        "%d rights ended while the log took writes: p99 %.2f s, longest %.2f s after the answer"
            .formatted(
                ends.size(),
                Figures.seconds(Struck.quantile(ends, 0.99)),
                Figures.seconds(Struck.quantile(ends, 1))));
    figures.forEach(figure -> line(text, figure.toString()));
    strikes.failures().forEach(failure -> line(text, "BROKEN  " + failure));
    line(text, "\n| at | fault | over | calm | no ack for | cut off | p95 | all |");
    line(text, "|---:|---|---:|---:|---:|---:|---:|---:|");
    for (JsonNode one : json.path("faults")) {
      line(
          text,
          "| %.0f s | %s | %.1f s | %.1f s | %.1f s | %d | %.1f s | %.1f s |"
              .formatted(
                  one.required("at").asDouble(),
                  one.required("fault").asString(),
                  one.required("over").asDouble(),
                  one.required("calm").asDouble(),
                  one.required("stall").asDouble(),
                  one.required("cutOff").asInt(),
                  one.required("p95").asDouble(),
                  one.required("longest").asDouble()));
    }
    line(text, "\nWhat was seen of each:");
    for (JsonNode one : json.path("faults")) {
      line(
          text,
          "%s: %s".formatted(one.required("fault").asString(), one.required("seen").asString()));
    }
    for (JsonNode one : json.path("impossible")) {
      line(
          text,
          "not possible here: %s: %s"
              .formatted(one.required("fault").asString(), one.required("why").asString()));
    }
    for (JsonNode one : json.path("notReached")) {
      line(text, "no time for: " + one.asString());
    }
    for (JsonNode one : json.path("withoutDatabase")) {
      line(
          text,
          "p99 %.3f s with the database, %.3f s without; history catches up %.1f times as fast"
              .formatted(
                  one.required("with").asDouble(),
                  one.required("without").asDouble(),
                  one.required("catchUp").asDouble()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
