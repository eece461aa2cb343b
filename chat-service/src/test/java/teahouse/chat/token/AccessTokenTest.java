package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;

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
