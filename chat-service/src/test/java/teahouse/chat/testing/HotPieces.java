package teahouse.chat.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks of the pieces that every message passes, with what each allocates, and
/// writes `hot.json` and the table `hot.md` (`tools/bench-hot`).
public final class HotPieces {

  /// What is allocated for each operation, in bytes, by JMH's name.
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final int ITERATIONS = 5;

  private HotPieces() {}

  /// Runs them.
  ///
  /// @param args what the benchmarks' names are to contain, how many JVMs each gets, and the folder
  ///   of the results
  public static void main(String... args) throws IOException, RunnerException {
    var results = Files.createDirectories(Path.of(args[2]));
    var options =
        new OptionsBuilder()
            .include(args[0])
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .warmupIterations(ITERATIONS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.seconds(1))
            .forks(Integer.parseInt(args[1]))
            .jvmArgsPrepend("-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(results.resolve("hot.json").toString())
            .build();
    var table = table(new Runner(options).run());
    Files.writeString(results.resolve("hot.md"), table);
    System.out.println(table);
  }

  private static String table(Collection<RunResult> results) {
    return results.stream()
        .map(HotPieces::row)
        .collect(
            Collectors.joining(
                "\n", "| piece | ns | ± | bytes allocated |\n|---|---|---|---|\n", "\n"));
  }

  private static String row(RunResult result) {
    var took = result.getPrimaryResult();
    var allocated = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED));
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.1f |",
        name(result),
        took.getScore(),
        took.getScoreError(),
        allocated.getScore());
  }

  /// The benchmark's class and method, and what it was told.
  private static String name(RunResult result) {
    var told = result.getParams();
    var name = told.getBenchmark();
    int type = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
    var piece = name.substring(type).replace("Benchmark.", " ");
    return told.getParamsKeys().stream()
        .map(key -> " (%s %s)".formatted(key, told.getParam(key)))
        .collect(Collectors.joining("", piece, ""));
  }
}
