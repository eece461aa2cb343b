package teahouse.bench.overload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import teahouse.bench.house.Cores;
import teahouse.bench.house.Crowd;
import teahouse.bench.house.House;
import teahouse.local.StartFailure;

/// `make overload`: twice what chat-service can serve, with its gate and with a gate that stands
/// open. Fails if the gate does not hold what is promised.
///
/// `WARM` says how many seconds it warms up (75), `MEASURED` how long each phase takes (8),
/// `PEOPLE` how many sockets post (2,000, in rooms of four).
public final class OverloadBench {

  private static final double WORST_P99 = 2;
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);
  private static final int ROOM = 4;
  private static final int OUTSTANDING = 256;

  /// A heap that a queue without bounds would fill, and no life after that.
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError");

  /// The generator is no flood: a socket may send more frames than a person would.
  private static final Map<String, String> BUSY_SOCKETS =
      Map.of("teahouse.sockets.frames-per-minute", "1000000");

  /// As if there was none.
  private static final Map<String, String> OPEN_GATE =
      Map.of(
          "teahouse.overload.least", "10000",
          "teahouse.overload.first", "10000",
          "teahouse.overload.most", "10000");

  private final House house;
  private final Overload.Course course;
  private final int people;
  private final List<String> lines = new ArrayList<>();

  private OverloadBench(House house, Overload.Course course, int people) {
    this.house = house;
    this.course = course;
    this.people = people;
  }

  /// Does everything once.
  ///
  /// @param arguments the checkout, the folder for results, an empty one for broker and database,
  ///   and properties of the gate as `name=value`
  public static void main(String[] arguments) throws IOException, StartFailure {
    if (!isKept(arguments)) {
      System.exit(1);
    }
  }

  private static boolean isKept(String[] arguments) throws IOException, StartFailure {
    var environment = System.getenv();
    var phase = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("MEASURED", "8")));
    var warmUp = Duration.ofSeconds(Long.parseLong(environment.getOrDefault("WARM", "75")));
    int people = Integer.parseInt(environment.getOrDefault("PEOPLE", "2000"));
    var cores = Cores.asTold();
    var options = cores.options(JAVA_OPTIONS);
    try (var house =
        new House(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[2]), cores, options)) {
      house.start();
      var bench = new OverloadBench(house, new Overload.Course(OUTSTANDING, warmUp, phase), people);
      var given = new HashMap<String, String>();
      for (int i = 3; i < arguments.length; i++) {
        var property = arguments[i].split("=", 2);
        given.put(property[0], property[1]);
      }
      boolean kept = bench.run(given);
      var results = Path.of(arguments[1]).toAbsolutePath();
      Files.createDirectories(results);
      Files.write(results.resolve("overload.md"), bench.lines);
      return kept;
    }
  }

  private boolean run(Map<String, String> given) throws StartFailure {
    say(
        "| | posts offered a second | let in | turned away | p50 ms | p99 ms | turned away after"
            + " p99 ms |");
    say("|---|---|---|---|---|---|---|");
    var open = measure("open gate", OPEN_GATE, 0);
    var gate = measure("gate", given, open.full().perSecond());
    say("");
    say(
        ("p99 of those let in at twice the capacity: %.2f times the usual one (at most %.0f);"
                + " with an open gate %.1f times.")
            .formatted(gate.p99Ratio(), WORST_P99, open.p99Ratio()));
    say(
        "Turned away for the last time %.1f s after the overload (at most %d s)."
            .formatted(gate.recovery().toMillis() / 1e3, LONGEST_RECOVERY.toSeconds()));
    return gate.p99Ratio() <= WORST_P99
        && gate.recovery().compareTo(LONGEST_RECOVERY) <= 0
        && !gate.twice().overloaded().isEmpty();
  }

  private Overload measure(String name, Map<String, String> more, double known)
      throws StartFailure {
    var settings = new HashMap<>(BUSY_SOCKETS);
    settings.putAll(more);
    try (var chat = house.chat(name.replace(' ', '-'), settings)) {
      Crowd crowd = house.crowd(people / ROOM, people);
      try (var posters = new Posters(crowd, chat.port())) {
        posters.open();
        var found =
            course.follow(posters, known, (phase, tally) -> row(name + ": " + phase, tally));
        say(
            "| %s: most memory | | | %,d MiB | | | |"
                .formatted(name, Memory.most(chat.pid()) >> 20));
        if (posters.strangers() > 0 || !posters.losses().isEmpty()) {
          throw new IllegalStateException(
              "%d answers to no post; sockets lost: %s"
                  .formatted(posters.strangers(), posters.losses()));
        }
        return found;
      }
    }
  }

  private void row(String name, Tally tally) {
    say(
        "| %s | %,.0f | %,.0f | %.1f %% | %.1f | %.1f | %.1f |"
            .formatted(
                name,
                tally.offeredPerSecond(),
                tally.perSecond(),
                100.0 * tally.refused() / Math.max(1, tally.offered()),
                tally.millis(50),
                tally.millis(99),
                tally.millisUntilRefused(99)));
  }

  private void say(String line) {
    lines.add(line);
    IO.println(line);
  }
}
