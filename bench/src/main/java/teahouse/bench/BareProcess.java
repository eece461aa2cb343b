package teahouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import teahouse.bench.bare.BareServer;
import teahouse.bench.house.Cores;

/// The bare server as a process of its own, with the services' own Java options.
record BareProcess(Process process, int port) implements AutoCloseable {

  static BareProcess start(Cores cores, List<String> javaOptions) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
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

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
