package teahouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Guessing gets slow, and nobody is locked out by it.
class ThrottleTest {

  @Test
  void guessesAtOneAccountAreSlowedDownAndNobodyElseIs() {
    try (Replica auth = Replica.start(Map.of("teahouse.throttle.guesses.burst", "3"))) {
      Person alice = Person.at(auth).withAccount();
      Person bob = Person.at(auth).withAccount();
      Person mallory = Person.at(auth);
      for (int i = 0; i < 3; i++) {
        assertThat(guess(mallory, alice).status()).isEqualTo(422);
      }
      var slowed = guess(mallory, alice);
      assertThat(slowed.status()).isEqualTo(429);
      assertThat(slowed.header("Retry-After")).isNotEmpty();
      assertThat(slowed.body()).contains("Too many tries");
      for (int i = 0; i < 6; i++) {
        assertThat(bob.onAnotherDevice().signsIn().location()).isEqualTo("/");
      }
    }
  }

  @Test
  void signUpsFromOneAddressAreSlowedDown() {
    try (Replica auth = Replica.start(Map.of("teahouse.throttle.sign-ups.burst", "2"))) {
      Person.at(auth).withAccount();
      Person.at(auth).withAccount();
      Person third = Person.at(auth);
      var slowed = third.signUp(third.userName(), "Third", Person.PASSWORD);
      assertThat(slowed.status()).isEqualTo(429);
      assertThat(slowed.json().path("code").asString()).isEqualTo("too_many_requests");
      assertThat(slowed.json().path("retryable").asBoolean()).isTrue();
      assertThat(slowed.json().path("retryAfterMs").asLong()).isPositive();
      assertThat(slowed.header("Retry-After")).isNotEmpty();
    }
  }

  private static Answer guess(Person mallory, Person victim) {
    return mallory.submits(
        "/sign-in", Map.of("username", victim.userName(), "password", "is it this one"));
  }
}
