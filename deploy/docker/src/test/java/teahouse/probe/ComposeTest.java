package teahouse.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

  @Test
  void theHouseInContainersKeepsTheRules() throws IOException {
    assertThat(ComposeFile.parse(ComposeFile.text("docker-compose.yml")).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scaled-out.yml", "observability.yml"})
  void whatCanBeLaidOverItKeepsThemToo(String overlay) throws IOException {
    assertThat(ComposeFile.parse(ComposeFile.text("deploy/docker/" + overlay)).faults()).isEmpty();
  }

  @Test
  void allFourServicesAndWhatTheyStandOnAreThere() throws IOException {
    assertThat(ComposeFile.parse(ComposeFile.text("docker-compose.yml")).services())
        .containsOnlyKeys("mysql", "kafka", "auth", "chat", "history", "gateway", "demo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read_only: true             | read_only: false                 | writable root
          cap_drop: [ALL]             | cap_drop: [NET_RAW]              | keeps capabilities
          no-new-privileges:true      | label:disable                    | may gain privileges
          /tmp:exec,                  | /tmp:                            | /tmp without exec
          mem_limit: 640m             | x-mem: 640m                      | no limits
          mysql:8.4                   | mysql:latest                     | image without a version
          apache/kafka:4.2.1          | apache/kafka                     | image without a version
          127.0.0.1:${PORT            | 0.0.0.0:${PORT                   | is open to the network
          kafka: {condition: service_healthy} | kafka: {condition: service_started} | before kafka is healthy
          healthcheck: &kafka-health  | x-check: &kafka-health           | kafka: no healthcheck
          """)
  void eachRuleFindsWhatBreaksIt(String good, String bad, String fault) throws IOException {
    var text = ComposeFile.text("docker-compose.yml");
    assertThat(text).contains(good);
    assertThat(ComposeFile.parse(text.replace(good, bad)).faults())
        .anySatisfy(found -> assertThat(found).contains(fault));
  }
}
