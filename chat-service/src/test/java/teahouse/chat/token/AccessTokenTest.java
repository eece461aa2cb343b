package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import teahouse.chat.testing.Answer;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import teahouse.chat.testing.TestIssuer;

class AccessTokenTest {

  private static final Person ALICE = Person.signedIn();

  private final ChatNode node = ChatNode.shared();

  static Stream<Arguments> forged() {
    return Stream.of(
        Arguments.of("of another issuer", change(c -> c.issuer("http://mallory.test"))),
        Arguments.of("for another audience", change(c -> c.audience("shop"))),
        Arguments.of("without audience", change(c -> c.audience((String) null))),
        Arguments.of("expired", change(c -> c.expirationTime(ago(Duration.ofMinutes(5))))),
        Arguments.of("that never expires", change(c -> c.expirationTime(null))),
        Arguments.of("of no client", change(c -> c.claim("client_id", null))),
        Arguments.of("of nobody", change(c -> c.subject(null))),
        Arguments.of("without id", change(c -> c.jwtID(null))),
        Arguments.of("that is an ID token", signed("JWT")),
        Arguments.of(
            "of another key with our key's name",
            TestIssuer.shared()
                .token(
                    TestIssuer.newKey("test-1"), "at+jwt", ALICE.id(), ALICE.session(), _ -> {})),
        Arguments.of(
            "of an unknown key",
            TestIssuer.shared()
                .token(TestIssuer.newKey("other"), "at+jwt", ALICE.id(), ALICE.session(), _ -> {})),
        Arguments.of("without signature", unsigned()),
        Arguments.of("that is none", "x.y.z"));
  }

  @ParameterizedTest(name = "a token {0} is refused")
  @MethodSource
  void forged(String what, String token) {
    var answer = asks(token);

    assertThat(answer.status()).as(what).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(asks(ALICE.token()).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "a token {0} opens no socket")
  @MethodSource("forged")
  void noForgedTokenOpensASocket(String what, String token) {
    var answer = handshake(token);

    assertThat(answer).as(what).startsWith("HTTP/1.1 401 ");
    assertThat(answer)
        .containsIgnoringCase("www-authenticate: Bearer")
        .contains("\"code\":\"unauthenticated\"");
    assertThat(handshake(ALICE.token())).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void aTokenWithoutTheScopeOrOfAServiceOpensNoSocket() {
    assertThat(handshake(change(c -> c.claim("scope", "openid profile"))))
        .startsWith("HTTP/1.1 403 ")
        .contains("\"code\":\"forbidden\"");
    assertThat(handshake(change(c -> c.subject("chat-service").claim("sid", null))))
        .startsWith("HTTP/1.1 403 ");
  }

  /// The clocks of two machines may differ by a minute, and that is what it lives for after its
  /// end.
  @Test
  void aTokenThatOpenedASocketOpensNoneWhenItsTimeIsOver() {
    var token = tokenThatOpensASocketForALittleWhile();

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(handshake(token)).startsWith("HTTP/1.1 401 "));
    assertThat(handshake(ALICE.token())).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    var answer = Person.exchange(Person.strangerAt(node).get().uri("/api/v1/rooms"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
  }

  @Test
  void aTokenWithoutTheScopeOrOfAServiceIsForbidden() {
    assertThat(asks(change(c -> c.claim("scope", "openid profile"))).code()).isEqualTo("forbidden");
    assertThat(asks(change(c -> c.claim("scope", null))).code()).isEqualTo("forbidden");
    assertThat(asks(change(c -> c.subject("chat-service").claim("sid", null))).code())
        .isEqualTo("forbidden");
  }

  @Test
  void aTokenInTheAddressIsNoToken() {
    var answer =
        Person.exchange(
            Person.strangerAt(node).get().uri("/api/v1/rooms?access_token={token}", ALICE.token()));

    assertThat(answer.status()).isEqualTo(401);
  }

  private Answer asks(String token) {
    return new Person(ALICE.id(), ALICE.session(), token).gets(node, "/api/v1/rooms");
  }

  /// On a slow machine a little while is longer.
  private String tokenThatOpensASocketForALittleWhile() {
    for (var left = Duration.ofSeconds(3); left.toSeconds() < 60; left = left.multipliedBy(2)) {
      var end = ago(Duration.ofSeconds(60).minus(left));
      var token = change(c -> c.issueTime(ago(Duration.ofMinutes(10))).expirationTime(end));
      if (handshake(token).startsWith("HTTP/1.1 101 ")) {
        return token;
      }
    }
    throw new AssertionError("none opened a socket");
  }

  private String handshake(String token) {
    return RawSocket.refusal(node, new Person(ALICE.id(), ALICE.session(), token), "teahouse.v1");
  }

  private static String change(Consumer<JWTClaimsSet.Builder> change) {
    return TestIssuer.shared().token(ALICE.id(), ALICE.session(), change);
  }

  private static String signed(String type) {
    return TestIssuer.shared().token(type, ALICE.id(), ALICE.session());
  }

  private static String unsigned() {
    var parts = ALICE.token().split("\\.", -1);
    return "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + parts[1] + ".";
  }

  private static Date ago(Duration time) {
    return Date.from(Clock.systemUTC().instant().minus(time));
  }
}
