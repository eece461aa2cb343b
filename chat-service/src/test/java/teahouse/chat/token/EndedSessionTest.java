package teahouse.chat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Contract;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.SessionEvents;
import teahouse.chat.vocabulary.WireTime;
import teahouse.local.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

class EndedSessionTest {

  private final ChatNode node = ChatNode.shared();
  private final Person alice = Person.signedIn();
  private final Person bob = Person.signedIn();

  @Test
  void whoSignedOutIsRefusedThoughTheTokenLives() {
    assertThat(statusOf(alice, node)).isEqualTo(200);

    SessionEvents.sessionEnded(alice, fromNow(Duration.ZERO));

    await().untilAsserted(() -> assertThat(statusOf(alice, node)).isEqualTo(401));
    assertThat(statusOf(bob, node)).isEqualTo(200);
  }

  @Test
  void aDisabledAccountIsRefusedInEverySession() {
    SessionEvents.ofUser("user.disabled", alice, fromNow(Duration.ofSeconds(2)));

    await().untilAsserted(() -> assertThat(statusOf(alice, node)).isEqualTo(401));
    assertThat(statusOf(bob, node)).isEqualTo(200);
  }

  @Test
  void whoSignedInAfterSigningOutEverywhereIsWelcome() {
    SessionEvents.ofUser("user.signed-out", alice, fromNow(Duration.ofMinutes(-1)));
    SessionEvents.sessionEnded(bob, fromNow(Duration.ZERO));

    await().untilAsserted(() -> assertThat(statusOf(bob, node)).isEqualTo(401));
    assertThat(statusOf(alice, node)).isEqualTo(200);
  }

  @Test
  void eventsThatNobodyKnowsAreSurvived() {
    SessionEvents.publish("junk", "{not json");
    SessionEvents.publish("junk", Map.of("v", 1, "kind", "session.ended"));
    SessionEvents.ofUser("user.promoted", bob, fromNow(Duration.ofSeconds(2)));

    SessionEvents.sessionEnded(alice, fromNow(Duration.ZERO));

    await().untilAsserted(() -> assertThat(statusOf(alice, node)).isEqualTo(401));
    assertThat(statusOf(bob, node)).isEqualTo(200);
  }

  @Test
  void aNodeThatStartsLaterKnowsTheEndsOfBeforeWhenItIsReady() {
    SessionEvents.sessionEnded(alice, fromNow(Duration.ZERO));

    try (var later = ChatNode.start(TestDatabase.create("chat"))) {
      assertThat(statusOf(alice, later)).isEqualTo(401);
      assertThat(statusOf(bob, later)).isEqualTo(200);
    }
  }

  @Test
  void thePublishedExamplesRead() {
    var reader = new SessionEventReader(JsonMapper.shared());
    for (var name : new String[] {"session.ended", "user.disabled"}) {
      var value = Contract.file("events/examples/v1/" + name + ".json").path("value");

      assertThat(reader.read(JsonMapper.shared().writeValueAsBytes(value))).isPresent();
    }
  }

  private static int statusOf(Person person, ChatNode where) {
    return person.gets(where, "/api/v1/rooms").status();
  }

  private static String fromNow(Duration time) {
    return WireTime.of(Clock.systemUTC().instant().plus(time));
  }
}
