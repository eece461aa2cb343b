package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

class IdRowsTest {

  /// In the form that `contracts/README.md` gives the header `digest`.
  private static final String DIGEST = "ABEiM0RVZneImaq7zN3u_w";

  private final IdRows rows = new IdRows();

  private record Row(EventKey key, Recorded recorded, long time) {}

  @Test
  void aRowIsReadAsItWasWritten() {
    var key = key(new Random(1), 1_000);
    var recorded = new Recorded(Seq.of(3, 77), new UserId(new UUID(-5, 6)), DIGEST);

    rows.add(key, recorded, 1_234);

    int row = rows.find(key);
    assertThat(rows.recorded(row)).isEqualTo(recorded);
    assertThat(rows.seq(row)).isEqualTo(Seq.of(3, 77));
    assertThat(rows.time(row)).isEqualTo(1_234);
  }

  @Test
  void aDigestThatIsNoneIsNobodys() {
    var random = new Random(2);
    for (var none : new String[] {"", "digest", DIGEST + "AA", DIGEST.replace('_', '!')}) {
      var key = key(random, 1_000);
      rows.add(key, new Recorded(Seq.of(1, 1), new UserId(new UUID(1, 1)), none), 1);

      assertThat(rows.recorded(rows.find(key)).digest()).isEqualTo("A".repeat(22));
    }
  }

  /// Few ids, so that many come twice, are forgotten while a later row of theirs is there, and meet
  /// others in the index; the number of rows grows and shrinks by hundreds.
  @Test
  void findsWhatAModelFindsHoweverRowsComeAndGo() {
    for (long seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var rows = new IdRows();
      var model = new ArrayDeque<Row>();
      var keys = new HashSet<EventKey>();
      for (int step = 0; step < 4_000; step++) {
        boolean grows = step / 500 % 2 == 0;
        if (random.nextInt(10) < (grows ? 7 : 2)) {
          var row = new Row(key(random, 300), recorded(step), step);
          keys.add(row.key);
          model.add(row);
          rows.add(row.key, row.recorded, row.time);
        } else if (!model.isEmpty()) {
          assertThat(rows.seq(rows.oldest())).isEqualTo(model.remove().recorded.seq());
          rows.removeOldest();
        }
        assertThat(rows.size()).isEqualTo(model.size());
        if (step % 50 == 0) {
          compare(rows, model, keys, "seed %d, step %d".formatted(seed, step));
        }
      }
    }
  }

  @Test
  void whatWasAFloodOnceTakesNoRoomLater() {
    var random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      rows.add(key(random, Integer.MAX_VALUE), recorded(i), i);
    }
    int most = rows.bytes();
    while (rows.size() > 10) {
      rows.removeOldest();
    }

    assertThat(rows.bytes()).isLessThan(most / 1_000);
  }

  private static void compare(
      IdRows rows, ArrayDeque<Row> model, Set<EventKey> keys, String where) {
    for (var key : keys) {
      var newest = model.stream().filter(row -> row.key.equals(key)).reduce((_, later) -> later);
      int found = rows.find(key);
      if (newest.isEmpty()) {
        assertThat(found).as(where).isEqualTo(IdRows.NONE);
      } else {
        assertThat(rows.recorded(found)).as(where).isEqualTo(newest.get().recorded);
      }
    }
  }

  private static EventKey key(Random random, int kinds) {
    int kind = random.nextInt(kinds);
    var id = new EventId(EventId.version7(Instant.ofEpochMilli(kind), kind, kind));
    return new EventKey(new RoomId(new UUID(kind % 3, 0)), id);
  }

  private static Recorded recorded(long offset) {
    return new Recorded(Seq.of(1, offset), new UserId(new UUID(0, offset)), DIGEST);
  }
}
