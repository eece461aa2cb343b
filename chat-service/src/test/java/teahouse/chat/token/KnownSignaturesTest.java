package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestIssuer;

class KnownSignaturesTest {

  private static final RSAKey KEY = TestIssuer.newKey("one");
  private static final RSAKey OTHER = TestIssuer.newKey("two");

  private final KnownSignatures known = new KnownSignatures(2);
  private final TestIssuer issuer = new TestIssuer();
  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();
  private Instant now = Clock.systemUTC().instant();

  @AfterEach
  void stopTheIssuer() {
    issuer.stop();
  }

  @Test
  void aSignatureIsRightTheSecondTimeToo() throws JOSEException {
    var token = signed(KEY, alice);

    assertThat(isRight(token, KEY, token.getSignature())).isTrue();
    assertThat(isRight(token, KEY, token.getSignature())).isTrue();

    assertThat(known.size()).isEqualTo(1);
  }

  @Test
  void whatIsKnownOfOneTokenSaysNothingOfAnother() throws JOSEException {
    var ofAlice = signed(KEY, alice);
    var ofBob = signed(KEY, bob);
    assertThat(isRight(ofAlice, KEY, ofAlice.getSignature())).isTrue();
    assertThat(isRight(ofBob, KEY, ofBob.getSignature())).isTrue();

    assertThat(isRight(ofBob, KEY, ofAlice.getSignature())).isFalse();
    assertThat(isRight(ofAlice, OTHER, ofAlice.getSignature())).isFalse();
    assertThat(isRight(ofAlice, KEY, cut(ofAlice.getSignature()))).isFalse();
  }

  @Test
  void aWrongSignatureStaysWrong() throws JOSEException {
    var forged = signed(OTHER, alice);

    assertThat(isRight(forged, KEY, forged.getSignature())).isFalse();
    assertThat(isRight(forged, KEY, forged.getSignature())).isFalse();

    assertThat(known.size()).isZero();
  }

  @Test
  void noMoreAreRememberedThanAllowedAndTheForgottenAreVerifiedAgain() throws JOSEException {
    var first = signed(KEY, alice);
    isRight(first, KEY, first.getSignature());
    for (int i = 0; i < 5; i++) {
      var token = signed(KEY, Person.signedIn());
      assertThat(isRight(token, KEY, token.getSignature())).isTrue();
    }

    assertThat(known.size()).isEqualTo(2);
    assertThat(isRight(first, KEY, first.getSignature())).isTrue();
    assertThat(isRight(first, OTHER, first.getSignature())).isFalse();
  }

  @Test
  void aTokenThatWasReadBeforeIsRefusedWhenItsSessionEnded() {
    var ended = new EndedSessions(clock());
    var tokens = tokens(ended);
    assertThat(tokens.read(tokenOf(alice)).block()).isNotNull();
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();

    ended.record(new SessionEnd.SignedOut(alice.id(), alice.session()), now);

    assertThatThrownBy(() -> tokens.read(token).block()).isInstanceOf(BadJwtException.class);
    assertThat(tokens.read(tokenOf(bob)).block()).isNotNull();
  }

  @Test
  void aTokenThatWasReadBeforeIsRefusedWhenItsKeyIsShownNoMore() {
    var tokens = tokens(new EndedSessions(clock()));
    var token = tokenOf(alice);
    assertThat(tokens.read(token).block()).isNotNull();

    issuer.changeKey();
    now = now.plus(Duration.ofMinutes(6));

    assertThatThrownBy(() -> tokens.read(token).block()).isInstanceOf(BadJwtException.class);
    assertThat(tokens.read(tokenOf(alice)).block()).isNotNull();
  }

  private AccessTokens tokens(EndedSessions ended) {
    var settings = new TokenSettings(TestIssuer.ISSUER, "teahouse", issuer.jwkSetUri());
    return new AccessTokens(
        settings, new SigningKeys(settings, new SimpleMeterRegistry(), clock()), ended);
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  private String tokenOf(Person person) {
    return issuer.token(person.id(), person.session());
  }

  private boolean isRight(SignedJWT token, RSAKey key, Base64URL signature) throws JOSEException {
    return known
        .createJWSVerifier(token.getHeader(), key.toRSAPublicKey())
        .verify(token.getHeader(), token.getSigningInput(), signature);
  }

  private static Base64URL cut(Base64URL signature) {
    var bytes = signature.decode();
    bytes[bytes.length - 1] ^= 1;
    return Base64URL.encode(bytes);
  }

  private SignedJWT signed(RSAKey key, Person person) {
    try {
      return SignedJWT.parse(issuer.token(key, "at+jwt", person.id(), person.session(), _ -> {}));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
