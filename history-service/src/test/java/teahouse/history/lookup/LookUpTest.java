package teahouse.history.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import teahouse.history.testing.Answer;
import teahouse.history.testing.HistoryService;
import teahouse.history.testing.Ids;
import teahouse.history.testing.Person;
import teahouse.history.testing.TestKeys;
import teahouse.history.testing.TestLog;
import teahouse.history.testing.TestRoom;

class LookUpTest {

  private final HistoryService history = HistoryService.shared();
  private final TestLog log = HistoryService.sharedLog();
  private final Person alice = Person.named("Alice");
  private final TestRoom room = TestRoom.of(log, alice);

  @Test
  void anOldIdNamesTheFirstEventThatBoreIt() {
    var message = room.message(alice, "long ago");
    List<Long> seqs = log.append(List.of(message, message.with("digest", "another")));

    // Known ids are answered at once, so first wait until all is read.
    lookUp(Ids.next().toString(), seqs.getLast() + 1);
    var answer = lookUp(message.header("id"), seqs.getLast() + 1);

    assertThat(answer.body().path("known").asBoolean()).isTrue();
    assertThat(answer.number("seq")).isEqualTo(seqs.getFirst());
    assertThat(answer.body().path("by").asString()).isEqualTo(alice.id().toString());
    assertThat(answer.body().path("digest").asString()).isEqualTo(message.header("digest"));
  }

  @Test
  void noIsOnlySaidOnceTheLogWasReadThatFar() {
    long end = room.posts(alice, "the end") + 1;
    String never = Ids.next().toString();

    assertThat(lookUp(never, end).body().path("known").asBoolean(true)).isFalse();
    assertThat(lookUp(never, end + 500).code()).isEqualTo("not_caught_up");
  }

  private Answer lookUp(String id, long until) {
    return history.get(
        TestKeys.shared().serviceToken("history.lookup"),
        "/internal/v1/rooms/%s/event-ids/%s?until=%d".formatted(room.id(), id, until));
  }
}
