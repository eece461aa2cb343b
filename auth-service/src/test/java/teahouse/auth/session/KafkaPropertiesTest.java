package teahouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {
  private final KafkaProperties properties =
      new KafkaProperties(
          "broker:9093",
          (short) -1,
          Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "password", "acks", "0"));

  @Test
  void aClientGetsWhatIsConfiguredUnlessThePromisesNeedAnother() {
    assertThat(properties.client(Map.of("acks", "all")))
        .containsEntry("bootstrap.servers", "broker:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("acks", "all");
  }

  @Test
  void noPasswordIsPrinted() {
    assertThat(properties).hasToString("KafkaProperties[broker:9093]");
  }
}
