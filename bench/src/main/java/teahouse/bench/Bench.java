package teahouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import teahouse.bench.house.Cores;
import teahouse.bench.house.Crowd;
import teahouse.bench.house.House;
import teahouse.bench.load.BareSpeech;
import teahouse.bench.load.TeahouseSpeech;
import teahouse.local.StartFailure;

/// `make bench`: all scenarios against chat-service and the bare server in turn.
///
/// Everything listens on 127.0.0.1. `RUNS` says how often each is done (3), `MEASURED` how long is
/// measured (5), `SCALE` how many of the rooms there are (1 is all), `ONLY` which scenarios are
/// done.
public final class Bench {

  /// Of chat-service: what its image has, in a fixed heap.
  private static final List<String> JAVA_OPTIONS =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private static final String ONE_PROCESSOR = "-XX:ActiveProcessorCount=1";

  private final Path checkout;
  private final Settings settings;
  private final Cores cores = Cores.ofThisMachine();

  private Bench(Path checkout, Settings settings) {
    this.checkout = checkout;
    this.settings = settings;
  }

  /// @param scale of the number of rooms, but for the one of everybody; rooms keep their size
  /// @param only names of scenarios, such as `A closed, B open`; all if it is blank
  record Settings(int runs, int seconds, double scale, String only) {

    static Settings of(Map<String, String> environment) {
      return new Settings(
          Integer.parseInt(environment.getOrDefault("RUNS", "3")),
          Integer.parseInt(environment.getOrDefault("MEASURED", "5")),
          Double.parseDouble(environment.getOrDefault("SCALE", "1")),
          environment.getOrDefault("ONLY", ""));
    }

    int of(int number) {
      return Math.max(1, (int) (number * scale));
    }
  }

  /// Does everything once.
  ///
  /// @param arguments the checkout, the folder for results, and an empty one for broker and
  ///   database
  public static void main(String[] arguments) throws IOException, StartFailure {
    var checkout = Path.of(arguments[0]).toAbsolutePath();
    var results = Path.of(arguments[1]).toAbsolutePath();
    var report =
        new Report(new Bench(checkout, Settings.of(System.getenv())).run(Path.of(arguments[2])));
    report.write(results);
    IO.println(report.table());
    IO.println("All of it is in " + results);
  }

  private List<Scenario> scenarios() {
    return Stream.of(
            Scenario.closed("A closed", 1, 1_000, 16, 1.5),
            Scenario.open("A open", 1, 1_000, 20, 0.9),
            Scenario.closed("B closed", settings.of(1_000), settings.of(1_000) * 10, 64, 0.45),
            Scenario.open(
                "B open", settings.of(1_000), settings.of(1_000) * 10, settings.of(1_000), 0.6),
            Scenario.idle("C idle", settings.of(1_900), settings.of(1_900) * 10, 1.2),
            Scenario.storm("D storm", settings.of(1_000), settings.of(1_000) * 10, 4))
        .filter(scenario -> settings.only().isBlank() || settings.only().contains(scenario.name()))
        .toList();
  }

  private List<Outcome> run(Path data) throws IOException, StartFailure {
    var options = new ArrayList<>(JAVA_OPTIONS);
    if (cores.arePinned()) {
      options.add(ONE_PROCESSOR);
    }
    try (var house = new House(checkout, data, cores, options);
        var bare = BareProcess.start(cores, JAVA_OPTIONS)) {
      house.start();
      var chat = house.chat("chat", Map.of());
      var crowds = new HashMap<List<Integer>, Crowd>();
      var outcomes = new ArrayList<Outcome>();
      for (var scenario : scenarios()) {
        var crowd =
            crowds.computeIfAbsent(
                List.of(scenario.rooms(), scenario.people()),
                _ -> house.crowd(scenario.rooms(), scenario.people()));
        outcomes.add(
            inTurn(
                scenario,
                new Target(
                    "bare",
                    bare.port(),
                    List.of(bare.pid()),
                    new BareSpeech(scenario.rooms(), scenario.people())),
                new Target("chat", chat.port(), List.of(chat.pid()), new TeahouseSpeech(crowd))));
      }
      return outcomes;
    }
  }

  private Outcome inTurn(Scenario scenario, Target bare, Target chat) {
    var trial =
        new Trial(Duration.ofSeconds(settings.seconds()), Duration.ofSeconds(settings.seconds()));
    var bares = new ArrayList<Measurement>();
    var chats = new ArrayList<Measurement>();
    for (int run = 0; run < settings.runs(); run++) {
      bares.add(trial.of(scenario, bare));
      chats.add(trial.of(scenario, chat));
      IO.println(bares.getLast());
      IO.println(chats.getLast());
    }
    return new Outcome(scenario, bares, chats);
  }
}
