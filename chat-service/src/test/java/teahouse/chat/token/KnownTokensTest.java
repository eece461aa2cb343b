package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestIssuer;

class KnownTokensTest {

  private static final JWKSet KEYS = new JWKSet(TestIssuer.newKey("one").toPublicJWK());
  private static final JWKSet OTHERS = new JWKSet(TestIssuer.newKey("two").toPublicJWK());

  private final TestIssuer issuer = new TestIssuer();
  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();
  private Instant now = Clock.systemUTC().instant();
  private final EndedSessions ended = new EndedSessions(clock());
  private final AccessTokens tokens = tokens();

  @AfterEach
  void stopTheIssuer() {
    issuer.stop();
  }

  /// A token that comes before the keys are here is read in full, and not remembered.
  @BeforeEach
  void fetchTheKeys() {
    assertThat(tokens.read(tokenOf(bob)).block()).isNotNull();
  }

  @Test
  void whatIsKnownOfOneTokenSaysNothingOfAnother() {
    var known = new KnownTokens(2);
    known.add("of alice", caller(alice), KEYS);

    assertThat(known.find("of alice", KEYS)).isEqualTo(caller(alice));
    assertThat(known.find("of alicf", KEYS)).isNull();
    assertThat(known.find("of alice ", KEYS)).isNull();
  }

  @Test
  void whatWasReadUnderOtherKeysIsNotKnown() {
    var known = new KnownTokens(2);
    known.add("of alice", caller(alice), KEYS);

    assertThat(known.find("of alice", OTHERS)).isNull();
    assertThat(known.find("of alice", new JWKSet())).isNull();
    assertThat(known.find("of alice", new JWKSet(KEYS.getKeys()))).isEqualTo(caller(alice));
  }

  @Test
  void noMoreAreRememberedThanAllowed() {
    var known = new KnownTokens(2);
    known.add("first", caller(alice), KEYS);
    for (int i = 0; i < 5; i++) {
      known.add("then " + i, caller(bob), KEYS);
    }

    assertThat(known.size()).isEqualTo(2);
    assertThat(known.find("first", KEYS)).isNull();
    assertThat(known.find("then 4", KEYS)).isEqualTo(caller(bob));
  }

  @Test
  void aTokenThatComesAgainIsTheSamePersons() {
    var token = tokenOf(alice);
    var first = tokens.read(token).block();

    assertThat(first).isNotNull();
    assertThat(first.user()).isEqualTo(alice.id());
    assertThat(tokens.read(token).block()).isSameAs(first);
  }

  @Test
  void aTokenWithAnotherEndOrBeginningIsRefusedAfterTheRightOneWasRead() {
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();
    var parts = token.split("\\.", -1);
    var ofBob = tokenOf(bob).split("\\.", -1);

    refuses(parts[0] + "." + ofBob[1] + "." + parts[2]);
    refuses(parts[0] + "." + parts[1] + "." + ofBob[2]);
    refuses(parts[0] + "." + parts[1] + ".");
    refuses(token.substring(1));
    assertThat(tokens.read(token).block()).isNotNull();
  }

  @Test
  void aForgedTokenIsRefusedTheSecondTimeToo() {
    var forged =
        issuer.token(TestIssuer.newKey("test-1"), "at+jwt", alice.id(), alice.session(), _ -> {});

    refuses(forged);
    refuses(forged);
  }

  @Test
  void aTokenThatLetsNoPersonChatDoesNotTheSecondTimeEither() {
    var unscoped = issuer.token(alice.id(), alice.session(), c -> c.claim("scope", "openid"));
    var ofService =
        issuer.token(
            alice.id(), alice.session(), c -> c.subject("chat-service").claim("sid", null));

    for (int i = 0; i < 2; i++) {
      assertThat(tokens.read(unscoped).blockOptional()).isEmpty();
      assertThat(tokens.read(ofService).blockOptional()).isEmpty();
    }
  }

  @Test
  void aTokenThatWasReadBeforeIsRefusedWhenItsSessionEnded() {
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();

    ended.record(new SessionEnd.SignedOut(alice.id(), alice.session()), now);

    refuses(token);
    assertThat(tokens.read(tokenOf(bob)).block()).isNotNull();
  }

  @Test
  void aTokenThatWasReadBeforeIsRefusedWhenItsKeyIsShownNoMore() {
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();

    issuer.changeKey();
    now = now.plus(Duration.ofMinutes(6));

    refuses(token);
    assertThat(tokens.read(tokenOf(alice)).block()).isNotNull();
  }

  @Test
  void aTokenThatWasReadBeforeIsRefusedAMinuteAfterItsEnd() {
    var token = tokenOf(alice);
    var caller = tokens.read(token).block();
    assertThat(caller).isNotNull();

    // Keys are fetched anew in between, and are the same: the token is known still.
    var end = caller.expiresAt();
    assertThat(Duration.between(now, end)).isGreaterThan(Duration.ofMinutes(5));
    now = end.plusSeconds(59);
    keepKeysFresh();
    assertThat(tokens.read(token).block()).isSameAs(caller);
    now = end.plusSeconds(61);
    refuses(token);
  }

  @Test
  void withoutFreshKeysNothingIsTakenFromMemory() {
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();

    issuer.fail();
    now = now.plus(Duration.ofMinutes(62));

    assertThatThrownBy(() -> tokens.read(token).block())
        .isInstanceOf(JwtException.class)
        .isNotInstanceOf(BadJwtException.class);
  }

  private void keepKeysFresh() {
    assertThat(tokens.read(tokenOf(bob)).block()).isNotNull();
  }

  private void refuses(String token) {
    assertThatThrownBy(() -> tokens.read(token).block()).isInstanceOf(BadJwtException.class);
  }

  private AccessTokens tokens() {
    var settings = new TokenSettings(TestIssuer.ISSUER, "teahouse", issuer.jwkSetUri());
    return new AccessTokens(
        settings, new SigningKeys(settings, new SimpleMeterRegistry(), clock()), ended, clock());
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  private Caller caller(Person person) {
    return new Caller(person.id(), person.session(), now, now.plusSeconds(1));
  }

  private String tokenOf(Person person) {
    return issuer.token(person.id(), person.session());
  }
}
