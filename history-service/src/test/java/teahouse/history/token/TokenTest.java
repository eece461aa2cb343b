package teahouse.history.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import teahouse.history.testing.Answer;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Person;
import teahouse.history.testing.SessionEventsTopic;
import teahouse.history.testing.TestKeys;
import teahouse.history.testing.TestRoom;

class TokenTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HistoryService history = HistoryService.shared();
  private final TestKeys keys = TestKeys.shared();
  private final Instant now = history.part(Clock.class).instant();
  private final Person alice = Person.named("Alice");
  private final Person bob = Person.named("Bob");
  private final TestRoom room = TestRoom.of(HistoryService.sharedLog(), alice);

  @TestFactory
  Stream<DynamicTest> forgedTokensAreRefused() throws JOSEException {
    var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
    var atJwt = new JOSEObjectType("at+jwt");
    Date past = Date.from(now.minus(Duration.ofMinutes(5)));
    return Map.of(
            "no JWT", "abc.def.ghi",
            "expired", keys.sign(good().expirationTime(past)),
            "of another issuer", keys.sign(good().issuer("http://elsewhere")),
            "for another audience", keys.sign(good().audience("coffeehouse")),
            "an ID token", keys.sign(good(), JOSEObjectType.JWT, keys.key()),
            "signed by a stranger", keys.sign(good(), atJwt, stranger),
            "without a client", keys.sign(good().claim("client_id", null)))
        .entrySet()
        .stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () -> {
                  Answer answer = history.get(each.getValue(), path());
                  assertThat(answer.status()).isEqualTo(401);
                  assertThat(answer.code()).isEqualTo("unauthenticated");
                }));
  }

  @Test
  void aScopeOpensItsOwnRoutesOnly() {
    var service = keys.serviceToken("history.lookup");
    String lookUp = "/internal/v1/rooms/%s/event-ids/%s?until=0".formatted(room.id(), room.id());

    assertThat(history.get(keys.userToken(alice), lookUp).code()).isEqualTo("forbidden");
    assertThat(history.get(service, lookUp).status()).isEqualTo(200);
    assertThat(history.get(service, path()).code()).isEqualTo("forbidden");
    assertThat(history.get(keys.serviceToken("chat"), path()).code()).isEqualTo("forbidden");
  }

  @Test
  void anEndedSessionReadsNothingMoreAndTheOthersGoOn() {
    room.joins(bob);
    var other = new Person("Alice elsewhere", alice.id(), "another-session");
    readable(alice);

    SessionEventsTopic.say(
        "session:" + alice.session(),
        "{\"v\":1,\"kind\":\"session.ended\",\"user\":\"%s\",\"session\":\"%s\",\"at\":\"%s\"}"
            .formatted(alice.id(), alice.session(), now));

    refused(keys.userToken(alice));
    readable(other);
    readable(bob);
  }

  @Test
  void aDisabledUserReadsNothingMoreWithTokensOfBefore() {
    readable(alice);
    Instant bar = now.plusSeconds(20);

    SessionEventsTopic.say(
        "user:" + alice.id(),
        "{\"v\":1,\"kind\":\"user.disabled\",\"user\":\"%s\",\"notBefore\":\"%s\",\"at\":\"%s\"}"
            .formatted(alice.id(), bar, now));

    refused(keys.userToken(alice));
    var later = good().issueTime(Date.from(bar.plusSeconds(2)));
    assertThat(history.get(keys.sign(later), path()).status()).isEqualTo(200);
  }

  private void readable(Person person) {
    await().atMost(PATIENCE).until(() -> history.messages(person, room, "").status() == 200);
  }

  private void refused(String token) {
    await()
        .atMost(PATIENCE)
        .until(() -> history.get(token, path()).code().equals("unauthenticated"));
  }

  private JWTClaimsSet.Builder good() {
    return keys.claims(alice.id().toString(), "chat").claim("sid", "a-session");
  }

  private String path() {
    return "/api/v1/rooms/%s/messages".formatted(room.id());
  }
}
