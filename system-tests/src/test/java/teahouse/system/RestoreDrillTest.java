package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static teahouse.system.stranger.Stranger.newId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.Service;
import teahouse.system.stranger.Json;
import teahouse.system.stranger.Stranger;

/// The drill of docs/operating.md: history's database is lost and comes back from a backup that is
/// older than the loss; the log has what lies between.
@ExtendWith(House.Extension.class)
class RestoreDrillTest {

  @Test
  void whatWasSaidAfterTheBackupComesBackFromTheLog(House house) {
    var alice = Stranger.signsUp(house.address(), "drilled_alice", "Alice");
    var room = alice.makesRoom("Drill", "private");
    var said = new ArrayList<String>();
    long last = says(alice, room, said, "before");
    assertThat(texts(alice, room, last)).containsExactlyElementsOf(said);

    var schema = house.schema(Service.HISTORY);
    var backup = Dump.of(schema);
    last = says(alice, room, said, "after");
    assertThat(texts(alice, room, last)).containsExactlyElementsOf(said);

    house.kills(Service.HISTORY);
    Dump.loseEverything(schema);
    backup.restore(schema);
    house.restarts(Service.HISTORY);

    assertThat(texts(alice, room, last)).containsExactlyElementsOf(said);
    // And it goes on.
    last = says(alice, room, said, "later");
    assertThat(texts(alice, room, last)).containsExactlyElementsOf(said);
  }

  /// Says five things and answers the seq of the last.
  private static long says(Stranger alice, String room, List<String> said, String when) {
    return IntStream.range(0, 5)
        .mapToObj(i -> when + " " + i)
        .mapToLong(text -> {
          said.add(text);
          return alice
              .post("/api/v1/rooms/" + room + "/messages", Json.object("id", newId(), "text", text))
              .required("seq")
              .asLong();
        })
        .reduce(0, (_, seq) -> seq);
  }

  /// History may say "not yet" until its partitions are its own again and it has caught up.
  private static List<String> texts(Stranger alice, String room, long upTo) {
    var path = "/api/v1/rooms/" + room + "/messages?until=" + (upTo + 1);
    var answer =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> alice.ask(path), given -> given.statusCode() != 503);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body())
        .required("rows")
        .valueStream()
        .map(row -> row.path("text").asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
