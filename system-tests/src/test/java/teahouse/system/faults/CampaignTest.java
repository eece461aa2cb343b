package teahouse.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.system.stranger.Json;
import tools.jackson.databind.JsonNode;

/// Runs a [Campaign] and holds it to what it must show. By default each of the main faults strikes
/// once; with `-Dteahouse.faults.minutes=45` all of them do, on every replica, and again until
/// then, or with `-Dteahouse.faults.only=` those whose names contain that pattern. Times are held
/// against their figures in the long one only.
class CampaignTest {

  private static final String MINUTES = System.getProperty("teahouse.faults.minutes", "0");
  private static final String ONLY = System.getProperty("teahouse.faults.only", "");

  @Test
  void theHouseKeepsItsPromisesWhateverHappensToIt() throws Exception {
    Path report = Report.FOLDER.resolve("report.json");
    Files.deleteIfExists(report);
    Process campaign =
        new ProcessBuilder(Ground.command(java(), List.of(MINUTES, ONLY)))
            .redirectErrorStream(true)
            .start();
    campaign.inputReader().lines().forEach(System.out::println);
    assertThat(campaign.waitFor()).as("the campaign's end").isZero();

    JsonNode told = Json.read(Files.readString(report));
    assertThat(told.required("verdict").asString()).isEqualTo("all promises held");
    assertThat(told.path("failures")).isEmpty();
    assertThat(told.required("acknowledged").asInt()).isGreaterThanOrEqualTo(10_000);
    assertThat(told.path("figures"))
        .allSatisfy(figure ->
            assertThat(figure.required("reached").asBoolean()).as(figure.toString()).isTrue());
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx2g",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"));
  }
}
