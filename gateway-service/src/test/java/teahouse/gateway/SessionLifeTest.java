package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import teahouse.gateway.world.Answer;
import teahouse.gateway.world.FakeAuth.Mood;
import teahouse.gateway.world.FakeAuth.Session;
import teahouse.gateway.world.RunningGateway;
import teahouse.gateway.world.RunningGateway.SignedIn;

/// How a session goes on, and how it ends. The house is this test's own, since its clock is moved.
class SessionLifeTest {

  private static final RunningGateway HOUSE = RunningGateway.with();
  private static final String SESSION = RunningGateway.SESSION_COOKIE;
  private static final Duration PAST_HALF = Duration.ofSeconds(301);
  private static final Duration PAST_ALL = Duration.ofSeconds(601);

  private final SignedIn alice = HOUSE.signedIn();
  private final Session session = HOUSE.auth.sessionOf(alice.user());

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  private Answer rooms() {
    return alice.browser().get("/api/v1/rooms");
  }

  @Test
  void aTokenIsRenewedUnnoticedFromHalfOfItsLifeOn() {
    assertThat(rooms().newCookies()).isEmpty();
    HOUSE.clock.forward(PAST_HALF);

    Answer answer = rooms();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.newCookies()).containsOnlyKeys(SESSION);
    assertThat(session.renewals).hasValue(1);
    assertThat(rooms().newCookies()).isEmpty();
    assertThat(session.renewals).hasValue(1);
  }

  @Test
  void aFlockOfRequestsRenewsOnce() {
    HOUSE.clock.forward(PAST_HALF);

    List<Answer> answers =
        Objects.requireNonNull(
            Flux.range(0, 30)
                .flatMap(_ -> alice.browser().sending("GET", "/api/v1/rooms", null), 30)
                .collectList()
                .block());

    assertThat(answers)
        .hasSize(30)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.newCookies()).containsOnlyKeys(SESSION);
        });
    assertThat(session.renewals).hasValue(1);
  }

  @Test
  void askingForTheSessionRenewsIt() {
    Object before = alice.browser().get("/session").json().get("expiresAt");
    HOUSE.clock.forward(PAST_ALL);

    Answer answer = alice.browser().get("/session");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("expiresAt")).isNotEqualTo(before);
    assertThat(answer.newCookies()).containsOnlyKeys(SESSION);
  }

  @Test
  void whileAuthServiceIsAwayPeopleGoOnForTheRestOfTheirToken() {
    session.mood = Mood.CRASHING;
    HOUSE.clock.forward(PAST_HALF);

    Answer answer = rooms();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.newCookies()).isEmpty();
  }

  @Test
  void anExpiredTokenThatCannotBeRenewedNowIsNoSignOut() {
    session.mood = Mood.CRASHING;
    HOUSE.clock.forward(PAST_ALL);

    for (Answer answer : List.of(rooms(), alice.browser().get("/session"))) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("auth_unavailable");
      assertThat(answer.header("Retry-After")).isNotNull();
      assertThat(answer.newCookies()).isEmpty();
    }
    assertThat(alice.browser().jar()).containsKey(SESSION);
  }

  @Test
  void anAuthServiceThatNeverAnswersHoldsOnlyTheFirstRequestUp() {
    session.mood = Mood.SILENT;
    HOUSE.clock.forward(PAST_HALF);

    assertThat(List.of(rooms(), rooms(), rooms()))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(session.renewals).hasValue(1);
  }

  @Test
  void aSessionThatAuthServiceHasEndedIsEndedHere() {
    session.ended = true;
    HOUSE.clock.forward(PAST_HALF);

    Answer answer = rooms();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(alice.browser().jar()).doesNotContainKey(SESSION);
  }

  /// Its token is young, so that nobody would ask auth-service for minutes.
  @Test
  void aSessionThatWasEndedElsewhereIsNoticedWhenAServiceRefusesIt() {
    HOUSE.chat.at("/api/v1/ended", (_, response) -> response.status(401).send());
    assertThat(alice.browser().get("/api/v1/ended").status()).isEqualTo(401);
    alice.browser().jar().keySet().removeIf(name -> !name.equals(SESSION));
    SignedIn bob = HOUSE.signedIn();
    HOUSE.auth.sessionOf(bob.user()).ended = true;

    assertThat(bob.browser().get("/api/v1/ended").status()).isEqualTo(401);

    assertThat(bob.browser().jar()).doesNotContainKey(SESSION);
    assertThat(alice.browser().jar()).containsKey(SESSION);
  }

  @Test
  void aSocketIsOpenedWithTheTokenAsItIs() {
    assertThat(HOUSE.socketOf(alice).status()).isEqualTo(101);
    HOUSE.clock.forward(PAST_HALF);
    assertThat(HOUSE.socketOf(alice).status()).isEqualTo(101);
    assertThat(session.renewals).hasValue(0);

    HOUSE.clock.forward(PAST_HALF);
    assertThat(HOUSE.socketOf(alice).status()).isEqualTo(401);
    // What a page does that is told 1006 without a reason.
    assertThat(alice.browser().get("/session").status()).isEqualTo(200);
    assertThat(HOUSE.socketOf(alice).status()).isEqualTo(101);
  }

  @Test
  void aRenewalOfASocketCarriesAFreshToken() {
    HOUSE.clock.forward(PAST_HALF);

    Answer answer = alice.browser().postFromPage("/api/v1/socket-renewals", "{}");

    assertThat(answer.service()).isEqualTo("chat");
    assertThat(session.renewals).hasValue(1);
    assertThat(answer.sentHeaders().get("authorization")).startsWith("Bearer ey");
  }

  @Test
  void signingOutEndsTheSessionAtAuthServiceAndHere() {
    Answer answer = alice.browser().postFromPage("/session/sign-out", "");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(session.ended).isTrue();
    assertThat(alice.browser().jar()).doesNotContainKey(SESSION);
    assertThat(rooms().status()).isEqualTo(401);
  }

  @Test
  void aSignOutThatDidNotReachAuthServiceEndsNothing() {
    session.mood = Mood.CRASHING;

    Answer answer = alice.browser().postFromPage("/session/sign-out", "");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("auth_unavailable");
    assertThat(alice.browser().jar()).containsKey(SESSION);
  }

  @Test
  void aForeignPageSignsNobodyOut() {
    Answer answer = alice.browser().post("/session/sign-out", "", "Origin", "https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(session.ended).isFalse();
    assertThat(alice.browser().get("/session/sign-out").status()).isIn(404, 405);
  }

  @Test
  void tokensAndKeysAreNeverShown() {
    Answer answer = alice.browser().get("/session");

    assertThat(List.copyOf(answer.json().keySet()))
        .asInstanceOf(LIST)
        .containsExactlyInAnyOrder("user", "expiresAt");
  }
}
