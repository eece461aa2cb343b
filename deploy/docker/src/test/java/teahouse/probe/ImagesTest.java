package teahouse.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of images that `make images` built; where no Docker engine answers, or has none, nothing is
/// tested.
class ImagesTest {
  private static final List<String> HARDENED =
      List.of(
          "run",
          "--rm",
          "--network=none",
          "--read-only",
          "--cap-drop=ALL",
          "--tmpfs=/tmp:exec,mode=1777");

  @ParameterizedTest
  @ValueSource(strings = {"auth", "chat", "history", "gateway"})
  void aServiceStartsFromItsCacheAsNobodyOnAReadOnlyRoot(String service) throws Exception {
    var image = built(service);
    // "on" refuses to start where the cache does not fit the flags, the JVM or the class path.
    var start = new ArrayList<>(HARDENED);
    start.addAll(
        List.of(
            "--entrypoint=java",
            image,
            "@/teahouse/jvm.options",
            "-XX:AOTCache=/teahouse/app.aot"));
    start.addAll(
        List.of(
            "-XX:AOTMode=on",
            "-Dspring.context.exit=onRefresh",
            "-Dspring.flyway.enabled=false",
            "-Dspring.profiles.active=insecure-local",
            "-jar",
            "/teahouse/app.jar"));
    assertThat(docker(start)).as(image).isEqualTo(new Answer(0, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "chat", "history", "gateway"})
  void anImageBelongsToNobodyInParticularAndSaysWhatIsInIt(String service) throws Exception {
    var image = built(service);
    assertThat(inspected(image, "{{.Config.User}}")).isEqualTo("10001:10001");
    assertThat(inspected(image, "{{index .Config.Entrypoint 0}}")).isEqualTo("java");
    assertThat(inspected(image, "{{index .Config.Labels \"teahouse.sbom\"}}"))
        .isEqualTo("/teahouse/sbom");
  }

  private static String built(String service) throws IOException, InterruptedException {
    var version =
        Pattern.compile("[{]TAG:-([^}]+)}").matcher(ComposeFile.text("docker-compose.yml"));
    assertThat(version.find()).isTrue();
    var image = "teahouse/" + service + ":" + version.group(1);
    assumeTrue(
        docker(List.of("image", "inspect", image)).code() == 0,
        () -> "no Docker engine that has " + image + ": make images builds it");
    return image;
  }

  private static String inspected(String image, String format)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder("docker", "inspect", "--format=" + format, image).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }

  /// What the command ended with, and what it said if it failed.
  private static Answer docker(List<String> arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return new Answer(process.exitValue(), process.exitValue() == 0 ? "" : said);
    } catch (IOException noDocker) {
      return new Answer(127, String.valueOf(noDocker.getMessage()));
    }
  }

  private record Answer(int code, String complaint) {}
}
