package teahouse.bench.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import teahouse.bench.BareProcess;
import teahouse.bench.Trial;
import teahouse.bench.house.Cores;
import teahouse.bench.house.House;
import teahouse.local.StartFailure;

/// `make bench-growth`: `RUNS` says how often each size is measured (1), `WARM` how many seconds
/// the compiler of each process has beforehand (60), `MEASURED` how long is measured (5), `SCALE`
/// how large the largest is (1 is 10,000), `ONLY` which curves (members, rooms, instances).
public final class GrowthBench {

  /// Of the services: what their images have, in a fixed heap.
  private static final List<String> JAVA_OPTIONS =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private GrowthBench() {}

  /// Does everything once.
  ///
  /// @param arguments the checkout, the folder for results, and an empty one for broker and
  ///   database
  public static void main(String[] arguments) throws IOException, StartFailure {
    var results = Path.of(arguments[1]).toAbsolutePath();
    var cores = Cores.asTold();
    var options = cores.options(JAVA_OPTIONS);
    var checkout = Path.of(arguments[0]).toAbsolutePath();
    try (var house = new House(checkout, Path.of(arguments[2]), cores, options);
        var bare = BareProcess.start(cores, JAVA_OPTIONS)) {
      house.start();
      var report = new GrowthReport(new Growth(house, bare, course()).along(steps()));
      report.write(results);
      IO.println(report.table());
      IO.println("All of it is in " + results);
    }
  }

  private static Growth.Course course() {
    var measured = Duration.ofSeconds(number("MEASURED", "5"));
    return new Growth.Course(
        new Trial(Duration.ofSeconds(number("WARM", "60")), measured),
        new Trial(measured, measured),
        number("RUNS", "1"));
  }

  private static List<Step> steps() {
    double scale = Double.parseDouble(environment("SCALE", "1"));
    var only = environment("ONLY", "");
    return Stream.of(Curve.values())
        .filter(curve -> only.isBlank() || only.contains(curve.title()))
        .flatMap(curve -> curve.steps(scale).stream())
        .toList();
  }

  private static int number(String name, String usual) {
    return Integer.parseInt(environment(name, usual));
  }

  private static String environment(String name, String usual) {
    return System.getenv().getOrDefault(name, usual);
  }
}
