package teahouse.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import teahouse.gateway.world.MovableClock;

class SigningKeysTest {

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicReference<Mono<JWKSet>> published =
      new AtomicReference<>(Mono.just(keys("k1")));
  private final SigningKeys keys =
      new SigningKeys(
          () ->
              Mono.defer(() -> {
                fetches.incrementAndGet();
                return published.get();
              }),
          clock);

  private static JWKSet keys(String... ids) {
    return new JWKSet(List.of(ids).stream().<JWK>map(SigningKeysTest::key).toList());
  }

  private static OctetSequenceKey key(String id) {
    try {
      return new OctetSequenceKeyGenerator(256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static SignedJWT tokenOf(@Nullable String keyId) {
    return new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
        new JWTClaimsSet.Builder().build());
  }

  private List<String> find(@Nullable String keyId) {
    return Objects.requireNonNull(keys.of(tokenOf(keyId)).map(JWK::getKeyID).collectList().block());
  }

  @Test
  void keysAreFetchedOnceInFiveMinutes() {
    find("k1");
    clock.forward(Duration.ofMinutes(4));
    find("k1");
    assertThat(fetches).hasValue(1);

    clock.forward(Duration.ofMinutes(2));
    assertThat(find("k1")).containsExactly("k1");
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aNewKeyIsFetchedWhenItsFirstTokenComes() {
    find("k1");
    clock.forward(Duration.ofSeconds(31));
    published.set(Mono.just(keys("k1", "k2")));

    assertThat(find("k2")).containsExactly("k2");
  }

  @Test
  void keyIdsThatStrangersMakeUpFetchNothingForHalfAMinute() {
    find("k1");
    for (int i = 0; i < 100; i++) {
      assertThat(find("made-up-" + i)).isEmpty();
    }
    assertThat(find(null)).isEmpty();
    assertThat(fetches).hasValue(1);
  }

  @Test
  void requestsThatComeDuringTheFirstFetchWaitForIt() {
    Sinks.One<JWKSet> answer = Sinks.one();
    published.set(answer.asMono());
    Flux<JWK> flock = Flux.range(0, 80).flatMap(_ -> keys.of(tokenOf("k1")), 80);

    StepVerifier.create(flock)
        .then(() -> answer.tryEmitValue(keys("k1")))
        .expectNextCount(80)
        .verifyComplete();
    assertThat(fetches).hasValue(1);
  }

  @Test
  void heldKeysOutliveAnAuthServiceThatIsAwayForAnHour() {
    find("k1");
    published.set(Mono.error(new IllegalStateException("away")));

    clock.forward(Duration.ofMinutes(59));
    assertThat(find("k1")).containsExactly("k1");

    clock.forward(Duration.ofMinutes(2));
    StepVerifier.create(keys.of(tokenOf("k1"))).verifyError(KeysUnavailable.class);

    published.set(Mono.just(keys("k1")));
    clock.forward(Duration.ofSeconds(31));
    assertThat(find("k1")).containsExactly("k1");
  }

  @Test
  void withoutAnyKeysEveryRequestAsksAgain() {
    published.set(Mono.error(new IllegalStateException("away")));
    StepVerifier.create(keys.of(tokenOf("k1"))).verifyError(KeysUnavailable.class);
    assertThat(keys.areLoaded()).isFalse();

    published.set(Mono.just(keys("k1")));
    assertThat(find("k1")).containsExactly("k1");
    assertThat(keys.areLoaded()).isTrue();
  }
}
