package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import teahouse.chat.renewal.RenewalResult;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;
import teahouse.chat.testing.TestIssuer;
import teahouse.chat.token.AccessTokens;
import teahouse.chat.token.Caller;
import teahouse.local.testing.TestDatabase;

/// A node that never got auth-service's keys cannot say that a token is wrong. Whoever shows one is
/// told to come again, and not that they are signed out.
class NoKeysTest {

  private static final TestIssuer ISSUER = new TestIssuer();
  private static final ChatNode NODE = withoutKeys();

  private final Person alice = Person.signedIn();

  @AfterAll
  static void stop() {
    NODE.close();
    ISSUER.stop();
  }

  @Test
  void theNodeIsAliveAndNotReady() {
    assertThat(NODE.isAlive()).isTrue();
    assertThat(NODE.isReady()).isFalse();
  }

  @Test
  void aRequestIsToComeAgain() {
    var answer = alice.gets(NODE, "/api/v1/rooms");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("auth_unavailable");
  }

  @Test
  void aHandshakeIsToComeAgain() {
    assertThat(RawSocket.refusal(NODE, alice, "teahouse.v1"))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("retry-after: 1")
        .contains("\"code\":\"auth_unavailable\"")
        .contains("\"retryable\":true");
  }

  @Test
  void aRenewalIsToComeAgain() {
    var caller = new Caller(alice.id(), alice.session(), Instant.EPOCH, Instant.EPOCH);
    var tokens = NODE.bean(AccessTokens.class);

    assertThat(Renewal.byToken(tokens, alice.token(), () -> caller).block())
        .isEqualTo(new RenewalResult.Unjudged());
  }

  private static ChatNode withoutKeys() {
    ISSUER.fail();
    return ChatNode.startUnready(
        TestDatabase.create("chat"), "teahouse.jwk-set-uri=" + ISSUER.jwkSetUri());
  }
}
