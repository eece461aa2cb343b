package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestIssuer;

class SigningKeysTest {

  private final TestIssuer issuer = new TestIssuer();
  private final Person alice = Person.signedIn();
  private Instant now = Instant.parse("2026-05-03T08:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final SigningKeys keys =
      new SigningKeys(
          new TokenSettings(TestIssuer.ISSUER, "teahouse", issuer.jwkSetUri()),
          new SimpleMeterRegistry(),
          clock);

  @AfterEach
  void stopTheIssuer() {
    issuer.stop();
  }

  @Test
  void requestsThatComeDuringTheFirstFetchWaitForIt() {
    var token = known();

    var found = Flux.range(0, 80).flatMap(_ -> keys.apply(token), 80).collectList().block();

    assertThat(found).hasSize(80);
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void tokensOfUnknownKeysDoNotBecomeRequests() {
    find(known());

    for (int i = 0; i < 20; i++) {
      assertThat(find(unknown())).isZero();
    }
    assertThat(issuer.fetches()).isEqualTo(1);

    now = now.plus(Duration.ofSeconds(31));
    find(unknown());
    find(unknown());
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void keysAreFetchedAnewAfterFiveMinutes() {
    find(known());

    now = now.plus(Duration.ofMinutes(4));
    find(known());
    assertThat(issuer.fetches()).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(2));
    find(known());
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void withoutAuthServiceTheOldKeysServeForAnHour() {
    var token = known();
    find(token);
    issuer.fail();

    now = now.plus(Duration.ofMinutes(59));
    assertThat(find(token)).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(2));
    assertThatThrownBy(() -> find(token)).isNotNull();
  }

  private long find(SignedJWT token) {
    return keys.apply(token).collectList().map(List::size).blockOptional().orElseThrow();
  }

  private SignedJWT known() {
    return parse(issuer.token(alice.id(), alice.session()));
  }

  private SignedJWT unknown() {
    return parse(
        issuer.token(TestIssuer.newKey("unknown"), "at+jwt", alice.id(), alice.session(), _ -> {}));
  }

  private static SignedJWT parse(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
