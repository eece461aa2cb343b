package teahouse.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A broker, a database or a service: one process of the operating system that can be started,
/// stopped, killed, frozen, and started again with the same data and ports.
public abstract sealed class LocalProcess implements AutoCloseable
    permits BrokerProcess, DatabaseProcess, ServiceProcess {
  /// Much more than a start takes, for machines that are busy with other things.
  private static final Duration PATIENCE_AT_START = Duration.ofMinutes(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

  /// The process ignores the terminal's Ctrl-C, which goes to the whole process group: the launcher
  /// hears it and stops its children one by one, in the right order.
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  private final String name;
  private final Path logs;
  private volatile List<String> launcher = List.of();
  private @Nullable Process process;

  LocalProcess(String name, Path logs) {
    this.name = name;
    this.logs = logs.toAbsolutePath();
  }

  /// The command line of the next start.
  abstract List<String> command() throws StartFailure;

  /// Whether the running process does its work; called again and again, so it must answer quickly.
  abstract boolean answers();

  public final String name() {
    return name;
  }

  public final Path log() {
    return logs.resolve(name + ".log");
  }

  /// The next starts are left to another program, such as `env` or `setpriv`, which becomes the
  /// process: its command line is followed by the process's own.
  public final void launchedBy(String... words) {
    launcher = List.of(words);
  }

  public final synchronized void start() throws StartFailure {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already (pid " + pid() + ")");
    }
    var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    try {
      Files.createDirectories(logs);
      command.addAll(launcher);
      command.addAll(command());
      process =
          new ProcessBuilder(command)
              .directory(logs.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(logOfThisStart())
              .start();
    } catch (IOException e) {
      throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
    }
    Guard.watch(process);
  }

  /// Waits until the process does its work, for at most three minutes.
  public final void awaitReady() throws StartFailure {
    awaitReady(List.of(this), _ -> {});
  }

  /// Waits until all of them do their work, and tells of each when it does. If one of them ends
  /// meanwhile, the others are not waited for.
  static void awaitReady(List<? extends LocalProcess> all, Consumer<LocalProcess> whenReady)
      throws StartFailure {
    long end = System.nanoTime() + PATIENCE_AT_START.toNanos();
    var waitedFor = new ArrayList<LocalProcess>(all);
    while (!waitedFor.isEmpty()) {
      for (var process : List.copyOf(waitedFor)) {
        if (process.answers()) {
          waitedFor.remove(process);
          whenReady.accept(process);
        } else if (process.ended(BETWEEN_LOOKS)) {
          throw new StartFailure(LastWords.of(process));
        } else if (System.nanoTime() > end) {
          throw new StartFailure(LastWords.ofSilent(process, PATIENCE_AT_START));
        }
      }
    }
  }

  public final boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// The process id of the last start.
  public final long pid() {
    return started().pid();
  }

  /// Completes when the process of the last start ends.
  final CompletableFuture<Process> onExit() {
    return started().onExit();
  }

  /// How the last start ended: 128 and the signal's number, if a signal ended it.
  public final int exitCode() {
    return started().exitValue();
  }

  /// Asks the process to end (SIGTERM), and after 20 s ends it without asking.
  public final synchronized void stop() {
    if (isAlive()) {
      started().destroy();
      signal("CONT");
      if (!ended(PATIENCE_AT_STOP)) {
        kill();
      }
    }
  }

  /// SIGKILL: the process has no time for last wishes, and is gone when this returns.
  public final synchronized void kill() {
    if (isAlive()) {
      started().destroyForcibly();
      if (!ended(PATIENCE_AT_STOP)) {
        throw new IllegalStateException(name + " did not die of SIGKILL (pid " + pid() + ")");
      }
    }
  }

  /// SIGSTOP: the process stands still, its connections stay open.
  public final void pause() {
    signal("STOP");
  }

  /// Whether the operating system says that the process stands still, as between [#pause()] and
  /// [#resume()].
  public final boolean standsStill() {
    try {
      var state =
          new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid()))
              .redirectErrorStream(true)
              .start();
      return new String(state.getInputStream().readAllBytes(), US_ASCII).startsWith("T");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGCONT: the opposite of [#pause()].
  public final void resume() {
    signal("CONT");
  }

  @Override
  public final void close() {
    stop();
  }

  /// A new log for a new stack; whoever comes back goes on with the old one.
  private ProcessBuilder.Redirect logOfThisStart() {
    return process == null
        ? ProcessBuilder.Redirect.to(log().toFile())
        : ProcessBuilder.Redirect.appendTo(log().toFile());
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ended(Duration within) {
    try {
      return started().waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !isAlive();
    }
  }

  private Process started() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }
}
