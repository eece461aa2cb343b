package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  @TempDir Path data;

  @Test
  void childrenAndTemporaryFoldersGoWithALauncherThatWasKilled() throws Exception {
    var launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LauncherToBeKilled.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var words = launcher.inputReader()) {
      var database = ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
      var folder = Path.of(words.readLine());
      assertThat(database.isAlive()).isTrue();
      assertThat(folder).exists();

      launcher.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !database.isAlive() && Files.notExists(folder));
    } finally {
      launcher.destroyForcibly();
    }
  }

  /// Starts a database and then waits for its end.
  static final class LauncherToBeKilled {
    private LauncherToBeKilled() {}

    static void main(String[] arguments) throws Exception {
      var data = Path.of(arguments[0]);
      var database = new DatabaseProcess(data, data);
      database.start();
      database.awaitReady();
      System.out.println(database.pid());
      System.out.println(TemporaryFolder.create("guard"));
      database.onExit().join();
    }
  }
}
