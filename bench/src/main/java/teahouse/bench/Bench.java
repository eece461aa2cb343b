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
import teahouse.local.ServiceProcess;
import teahouse.local.StartFailure;

/// `make bench`: all scenarios against chat-service and the bare server in turn.
///
/// Everything listens on 127.0.0.1. `RUNS` says how often each is done (3), `WARM` how many seconds
/// the compiler has beforehand (75), `MEASURED` how long is measured (5), `SCALE` how many of the
/// rooms there are (1 is all), `ONLY` which scenarios are done.
public final class Bench {

  /// Of the services: what their images have, in a fixed heap.
  private static final List<String> JAVA_OPTIONS =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private final Path checkout;
  private final Settings settings;
  private final Cores cores = Cores.asTold();

  private Bench(Path checkout, Settings settings) {
    this.checkout = checkout;
    this.settings = settings;
  }

  /// @param scale of the number of rooms, but for the one of everybody; rooms keep their size
  /// @param only names of scenarios, such as `A closed, B open`; all if it is blank
  record Settings(int runs, int warm, int seconds, double scale, String only) {

    static Settings of(Map<String, String> environment) {
      return new Settings(
          Integer.parseInt(environment.getOrDefault("RUNS", "3")),
          Integer.parseInt(environment.getOrDefault("WARM", "75")),
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
            Scenario.storm("D storm", settings.of(1_000), settings.of(1_000) * 10, 4),
            Scenario.opening("D each", settings.of(1_000), settings.of(1_000) * 10, 4),
            Scenario.hop("gateway, big room", 1, 1_000, 20, 2.2),
            Scenario.hop(
                "gateway, small rooms",
                settings.of(200),
                settings.of(200) * 10,
                settings.of(200),
                2.2),
            Scenario.idleHop("gateway, idle", settings.of(400), settings.of(400) * 10, 4),
            Scenario.acknowledgement("acknowledgement", 1_000, 1.3))
        .filter(scenario -> settings.only().isBlank() || settings.only().contains(scenario.name()))
        .toList();
  }

  private List<Outcome> run(Path data) throws IOException, StartFailure {
    var options = cores.options(JAVA_OPTIONS);
    try (var house = new House(checkout, data, cores, options);
        var bare = BareProcess.start(cores, JAVA_OPTIONS)) {
      var crowds = new HashMap<List<Integer>, Crowd>();
      house.start();
      var chat = house.chat("chat", Map.of());
      var outcomes = new ArrayList<Outcome>();
      for (var scenario : scenarios()) {
        var crowd =
            crowds.computeIfAbsent(
                List.of(scenario.rooms(), scenario.people()),
                _ -> house.crowd(scenario.rooms(), scenario.people()));
        var speech = new TeahouseSpeech(crowd);
        var limit =
            new Target(
                "bare",
                bare.port(),
                List.of(bare.pid()),
                new BareSpeech(scenario.rooms(), scenario.people()));
        var direct = new Target("chat", chat.port(), List.of(chat.pid()), speech);
        outcomes.add(
            switch (scenario.kind()) {
              case TALK, IDLE, STORM, OPEN -> inTurn(scenario, limit, direct);
              case IDLE_HOP -> inTurn(scenario, limit, through(house.gateway(chat), direct));
              case HOP -> inTurn(scenario, direct, through(house.gateway(chat), direct));
              case ACK -> acknowledgements(scenario, house.bootstrapServers(), direct);
            });
      }
      return outcomes;
    }
  }

  private static Target through(ServiceProcess gateway, Target chat) {
    return new Target(
        "gateway", gateway.port(), List.of(gateway.pid(), chat.pids().getFirst()), chat.speech());
  }

  private Outcome acknowledgements(Scenario scenario, String bootstrapServers, Target chat)
      throws IOException {
    var seconds = Duration.ofSeconds(settings.seconds());
    try (var log = BareProcess.startLog(cores, JAVA_OPTIONS, bootstrapServers)) {
      var bares = new ArrayList<Measurement>();
      var chats = new ArrayList<Measurement>();
      log.goRound(seconds);
      for (int run = 0; run < settings.runs(); run++) {
        var bare = log.goRound(seconds);
        bares.add(
            new Measurement(
                scenario.name(),
                "kafka",
                bare.getFirst(),
                bare.getFirst(),
                bare.getLast(),
                0,
                0,
                0,
                0));
        chats.add(new Trial(seconds, seconds).of(scenario, chat));
        IO.println(bares.getLast());
        IO.println(chats.getLast());
      }
      return new Outcome(scenario, bares, chats);
    }
  }

  private Outcome inTurn(Scenario scenario, Target bare, Target chat) {
    var measured = Duration.ofSeconds(settings.seconds());
    var trial = new Trial(measured, measured);
    var warm = new Trial(Duration.ofSeconds(settings.warm()), measured);
    var bares = new ArrayList<Measurement>();
    var chats = new ArrayList<Measurement>();
    if (scenario.isBusy()) {
      // Not counted: the first seconds are the compiler's.
      IO.println("warm-up: " + warm.of(scenario, bare));
      IO.println("warm-up: " + warm.of(scenario, chat));
    }
    for (int run = 0; run < settings.runs(); run++) {
      bares.add(trial.of(scenario, bare));
      chats.add(trial.of(scenario, chat));
      IO.println(bares.getLast());
      IO.println(chats.getLast());
    }
    return new Outcome(scenario, bares, chats);
  }
}
