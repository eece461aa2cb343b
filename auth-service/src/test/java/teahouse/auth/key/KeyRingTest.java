package teahouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keys over the months, without a database and without waiting.
class KeyRingTest {

  private static final Duration LIFE = Duration.ofDays(30);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final RSAKey ANY_KEY = anyKey();

  @Test
  void theFirstStartMakesOneThatSignsAndOneToCome() {
    KeyRing ring = caughtUp(KeyRing.empty(), START);
    assertThat(generations(ring.keys())).containsExactly(1, 2);
    assertThat(ring.signer(START)).map(SigningKey::generation).hasValue(1);
    assertThat(generations(ring.published(START))).containsExactly(1, 2);
  }

  @Test
  void theNextOneTakesOverInTimeAndTheOldOneStaysPublishedForAWhile() {
    KeyRing ring = caughtUp(KeyRing.empty(), START);
    Instant handover = START.plus(LIFE);
    assertThat(ring.signer(handover.minusMillis(1))).map(SigningKey::generation).hasValue(1);
    assertThat(ring.signer(handover)).map(SigningKey::generation).hasValue(2);
    Instant soon = handover.plus(Duration.ofHours(1));
    KeyRing later = caughtUp(ring, soon);
    assertThat(generations(later.published(soon))).containsExactly(1, 2, 3);
    assertThat(generations(later.published(handover.plus(Duration.ofHours(3)))))
        .containsExactly(2, 3);
    assertThat(generations(later.over(handover.plus(Duration.ofHours(3))))).containsExactly(1);
  }

  @Test
  void aKeyIsPublishedLongBeforeItSignsEvenAfterAYearSwitchedOff() {
    KeyRing ring = caughtUp(KeyRing.empty(), START);
    Instant muchLater = START.plus(Duration.ofDays(400));
    KeyRing woken = caughtUp(ring, muchLater);
    assertThat(woken.signer(muchLater)).map(SigningKey::generation).hasValue(2);
    assertThat(woken.keys().getLast().signsFrom())
        .isAfterOrEqualTo(muchLater.plus(KeyRing.PUBLISHED_AFTERWARDS));
  }

  @Test
  void thereIsAlwaysOneThatSigns() {
    KeyRing ring = KeyRing.empty();
    for (Instant now = START; now.isBefore(START.plus(LIFE.multipliedBy(5))); ) {
      ring = caughtUp(ring, now);
      var kept = new ArrayList<>(ring.keys());
      kept.removeAll(ring.over(now));
      ring = new KeyRing(kept);
      assertThat(ring.published(now)).contains(ring.signer(now).orElseThrow());
      assertThat(ring.published(now)).hasSizeBetween(2, 3);
      now = now.plus(Duration.ofHours(7));
    }
  }

  private static KeyRing caughtUp(KeyRing ring, Instant now) {
    var due = ring.due(now, LIFE);
    if (due.isEmpty()) {
      return ring;
    }
    var keys = new ArrayList<>(ring.keys());
    keys.add(new SigningKey(ring.nextGeneration(), ANY_KEY, due.get()));
    return caughtUp(new KeyRing(keys), now);
  }

  private static List<Integer> generations(List<SigningKey> keys) {
    return keys.stream().map(SigningKey::generation).toList();
  }

  private static RSAKey anyKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("any").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
