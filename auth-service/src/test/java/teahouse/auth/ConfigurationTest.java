package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A wrong value stops the start and is named.
class ConfigurationTest {

  @ParameterizedTest
  @CsvSource({
    "teahouse.clients.gateway.secret,short,teahouse.clients",
    "teahouse.clients.mobile.redirect-uris,http://localhost:8080/x,teahouse.clients.mobile.redirect-uris",
    "teahouse.signing-keys.encryption-key,short,teahouse.signing-keys",
    "teahouse.issuer,http://localhost:8080/path,teahouse.issuer",
    "teahouse.throttle.guesses.burst,0,teahouse.throttle"
  })
  void aWrongValueStopsTheStart(String property, String value, String named) {
    var options =
        property.equals("teahouse.issuer")
            ? Map.of(property, value)
            : Map.of(property, value, "teahouse.issuer", "http://localhost:8080");
    Throwable failure = catchThrowable(() -> Replica.start(options).close());
    assertThat(failure).isNotNull();
    var story = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      story.append(at);
    }
    assertThat(story.toString()).contains(named);
  }
}
