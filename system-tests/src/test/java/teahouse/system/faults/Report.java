package teahouse.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import teahouse.system.stranger.Json;
import teahouse.system.witness.Witness;
import tools.jackson.databind.node.ObjectNode;

/// What a campaign did and what came of it, for people and for programs.
final class Report {

  private static final Path FOLDER = Path.of("target", "faults");

  private final Instant begin;
  private final List<Blow> blows = new ArrayList<>();

  /// @param at since the beginning
  /// @param over until what was hit was ready again
  /// @param calm until everybody was live and heard again
  private record Blow(String fault, Duration at, Duration over, Duration calm) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%7.1f s  %s: over after %.1f s, calm after %.1f s",
          seconds(at),
          fault,
          seconds(over),
          seconds(calm));
    }
  }

  Report(Instant begin) {
    this.begin = begin;
  }

  /// Notes a fault, and answers the line that tells of it.
  String add(String fault, Instant struck, Instant over, Instant calm) {
    Blow blow =
        new Blow(
            fault,
            Duration.between(begin, struck),
            Duration.between(struck, over),
            Duration.between(struck, calm));
    blows.add(blow);
    return blow.toString();
  }

  /// Writes both forms, and answers the one for people.
  String write(Instant end, List<Witness> people, String verdict) throws IOException {
    ObjectNode json = json(end, people, verdict);
    StringBuilder text = new StringBuilder(verdict).append("\n\n");
    text.append(
        "%d messages acknowledged, %d faults, %d s%n"
            .formatted(
                json.required("acknowledged").asLong(),
                blows.size(),
                json.required("seconds").asLong()));
    blows.forEach(blow -> text.append(blow).append('\n'));
    for (var guest : json.required("clients")) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %d acknowledged, not live %d times, p95 %.1f s, longest %.1f s%n",
              guest.required("name").asString(),
              guest.required("acknowledged").asLong(),
              guest.required("outages").asInt(),
              guest.required("p95").asDouble(),
              guest.required("longest").asDouble()));
    }
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("report.json"), json.toPrettyString());
    Files.writeString(FOLDER.resolve("report.txt"), text);
    return text.toString();
  }

  private ObjectNode json(Instant end, List<Witness> people, String verdict) {
    ObjectNode json = Json.object("verdict", verdict, "begin", begin.toString());
    json.put("seconds", Duration.between(begin, end).toSeconds());
    json.put(
        "acknowledged", people.stream().mapToLong(guest -> guest.line().acknowledgements()).sum());
    var faults = json.putArray("faults");
    for (Blow blow : blows) {
      faults
          .addObject()
          .put("fault", blow.fault)
          .put("at", seconds(blow.at))
          .put("over", seconds(blow.over))
          .put("calm", seconds(blow.calm));
    }
    var clients = json.putArray("clients");
    for (Witness guest : people) {
      List<Duration> outages = guest.line().outages().stream().sorted().toList();
      clients
          .addObject()
          .put("name", guest.name())
          .put("acknowledged", guest.line().acknowledgements())
          .put("outages", outages.size())
          .put("p95", quantile(outages, 0.95))
          .put("longest", quantile(outages, 1));
    }
    return json;
  }

  private static double quantile(List<Duration> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return rank == 0 ? 0 : seconds(sorted.get(rank - 1));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
