package teahouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class UpTest {
  @TempDir Path data;
  @TempDir Path home;

  @Test
  void whenItIsStoppedEverythingStopsInReverse() throws Exception {
    var up = startWithStandIns();
    try (var words = up.inputReader()) {
      readUntilOpen(words);
      var children = childrenToldInTheFile();
      assertThat(children).hasSize(6).allMatch(ProcessHandle::isAlive);

      up.toHandle().destroy();

      assertThat(words.lines().filter(line -> line.contains("is stopped")))
          .extracting(line -> line.replaceFirst(".* s  (.*) is stopped", "$1"))
          .containsExactly(
              "gateway-service",
              "history-service",
              "chat-service",
              "auth-service",
              "database",
              "the broker");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(data.resolve("stack.json")).doesNotExist();
    } finally {
      up.destroyForcibly();
    }
  }

  @Test
  void whenAServiceDiesItSaysWhichAndLeavesNothingRunning() throws Exception {
    var up = startWithStandIns();
    try (var words = up.inputReader();
        var complaints = up.errorReader()) {
      readUntilOpen(words);
      var children = childrenToldInTheFile();

      children.getLast().destroyForcibly();

      assertThat(complaints.readLine())
          .startsWith("Teahouse stops: gateway-service ended with exit code 137");
      assertThat(up.waitFor()).isEqualTo(1);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    } finally {
      up.destroyForcibly();
    }
  }

  @Test
  void withoutWishesThePortIs8080AndTheDataIsInTheCheckout() {
    var options = Up.options(Map.of());
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(options.home().resolve(".teahouse"));
    assertThat(options.home().resolve("deploy/local/pom.xml")).exists();
  }

  @Test
  void portAndFolderMayBeChosen() {
    var options = Up.options(Map.of("PORT", "9000", "TEAHOUSE_DATA", "/tmp/tea"));
    assertThat(options.port()).isEqualTo(9000);
    assertThat(options.data()).isEqualTo(Path.of("/tmp/tea"));
  }

  @Test
  void aPortThatIsNoneIsRefusedWithTheReason() {
    assertThatThrownBy(() -> Up.options(Map.of("PORT", "tea")))
        .hasMessage("PORT: tea (expected: 0 to 65535)");
    assertThatThrownBy(() -> Up.options(Map.of("PORT", "70000")))
        .hasMessage("port: 70000 (expected: 0 to 65535)");
  }

  private Process startWithStandIns() throws IOException {
    BuiltServices.install(home);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            UpWithStandIns.class.getName(),
            data.toString(),
            home.toString())
        .start();
  }

  private static void readUntilOpen(BufferedReader words) throws IOException {
    var line = words.readLine();
    while (line != null && !line.startsWith("Teahouse is open")) {
      line = words.readLine();
    }
    assertThat(line).startsWith("Teahouse is open:  http://localhost:");
  }

  private List<ProcessHandle> childrenToldInTheFile() {
    return JsonMapper.shared()
        .readTree(data.resolve("stack.json"))
        .at("/processes")
        .values()
        .stream()
        .map(process -> ProcessHandle.of(process.get("pid").asLong()).orElseThrow())
        .toList();
  }

  static final class UpWithStandIns {
    private UpWithStandIns() {}

    static void main(String[] arguments) throws StartFailure {
      var options = StackOptions.in(Path.of(arguments[0])).withHome(Path.of(arguments[1]));
      new Up(options, new Progress(System.out)).run();
    }
  }
}
