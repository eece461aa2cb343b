package teahouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import teahouse.bench.bare.BareLog;
import teahouse.bench.bare.BareServer;
import teahouse.bench.house.Cores;

/// A bare server as a process of its own, with the services' own Java options.
public record BareProcess(Process process, int port) implements AutoCloseable {

  /// The one that broadcasts.
  public static BareProcess start(Cores cores, List<String> javaOptions) throws IOException {
    return start(cores, javaOptions, List.of(BareServer.class.getName()));
  }

  /// The one that writes to Kafka and answers when it has read it back.
  static BareProcess startLog(Cores cores, List<String> javaOptions, String bootstrapServers)
      throws IOException {
    return start(cores, javaOptions, List.of(BareLog.class.getName(), bootstrapServers));
  }

  private static BareProcess start(Cores cores, List<String> javaOptions, List<String> program)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    cores.pinServer(process.pid());
    return new BareProcess(process, port(process));
  }

  private static int port(Process process) throws IOException {
    var line =
        CompletableFuture.supplyAsync(() -> firstLine(process))
            .completeOnTimeout("", 1, TimeUnit.MINUTES)
            .join();
    if (line.isEmpty()) {
      process.destroyForcibly();
      throw new IOException("the bare server said no port within a minute");
    }
    return Integer.parseInt(line);
  }

  private static String firstLine(Process process) {
    try {
      return Objects.requireNonNullElse(
          process.inputReader(StandardCharsets.US_ASCII).readLine(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the one with Kafka takes, as median and 99th percentile in milliseconds.
  List<Double> goRound(Duration time) throws IOException {
    var out = process.outputWriter(StandardCharsets.US_ASCII);
    out.write(time.toSeconds() + "\n");
    out.flush();
    return Stream.of(firstLine(process).split(" ")).map(Double::valueOf).toList();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
