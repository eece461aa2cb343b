package teahouse.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import teahouse.local.LocalProcess;
import teahouse.local.StartFailure;

/// What can be seen of a process that was hit. A blow that leaves no sign has not struck, and a
/// campaign that believes it proves nothing.
final class Signs {

  private static final int KILLED = 128 + 9;

  private Signs() {}

  /// Something to be seen while a blow lasts.
  interface Sight {
    String look() throws InterruptedException;
  }

  static String ofKilling(LocalProcess process) {
    process.kill();
    if (process.exitCode() != KILLED) {
      throw new AssertionError(
          "%s ended with %d (expected: %d, SIGKILL)"
              .formatted(process.name(), process.exitCode(), KILLED));
    }
    return "%s (pid %d) died of SIGKILL".formatted(process.name(), process.pid());
  }

  /// Whoever has to be killed in the end was not restarted, but killed.
  static String ofStopping(LocalProcess process) {
    long asked = System.nanoTime();
    process.stop();
    if (process.exitCode() == KILLED) {
      throw new AssertionError(process.name() + " did not end when asked, and was killed");
    }
    return "%s ended when asked (%d) after %.1f s"
        .formatted(process.name(), process.exitCode(), Strikes.seconds(System.nanoTime() - asked));
  }

  static String ofRolling(List<? extends LocalProcess> processes) throws StartFailure {
    List<String> signs = new ArrayList<>();
    for (LocalProcess process : processes) {
      signs.add(ofStopping(process));
      ProcessFaults.comesBack(process);
    }
    return String.join(", ", signs);
  }

  /// It stands still for a while, and at least until that is seen which follows from it.
  static String ofFreezing(LocalProcess process, Duration atLeast, Sight consequence)
      throws StartFailure, InterruptedException {
    long begin = System.nanoTime();
    String seen;
    process.pause();
    try {
      seen = consequence.look();
      Pause.of(atLeast.minusNanos(System.nanoTime() - begin));
      if (!process.standsStill()) {
        throw new AssertionError(process.name() + " runs (expected: to stand still)");
      }
    } finally {
      process.resume();
    }
    String still =
        "%s (pid %d) stood still for %.1f s"
            .formatted(process.name(), process.pid(), Strikes.seconds(System.nanoTime() - begin));
    process.awaitReady();
    return seen.isEmpty() ? still : still + ", " + seen;
  }
}
