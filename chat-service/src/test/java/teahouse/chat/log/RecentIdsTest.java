package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

class RecentIdsTest {

  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final UserId ALICE = new UserId(new UUID(1, 1));

  private final RecentIds recent = new RecentIds(WINDOW, new RecentIds.Horizon(0, 0));

  @Test
  void theFirstRecordOfAnIdIsNamedByAllItsCopies() {
    var key = key();
    assertThat(recent.first(key, recorded(5), 1_000).seq()).isEqualTo(seq(5));
    assertThat(recent.first(key, recorded(9), 2_000).seq()).isEqualTo(seq(5));
    assertThat(recent.find(key)).extracting(Recorded::seq).isEqualTo(seq(5));
  }

  @Test
  void anIdOlderThanTheWindowIsForgottenAndTheHorizonSaysSo() {
    var old = key();
    recent.first(old, recorded(5), 1_000);

    recent.first(key(), recorded(6), 1_000 + WINDOW.toMillis() + 1);

    assertThat(recent.find(old)).isNull();
    assertThat(recent.horizon()).isEqualTo(new RecentIds.Horizon(6, 1_000));
    assertThat(recent.first(old, recorded(7), 1_000 + WINDOW.toMillis() + 2).seq())
        .isEqualTo(seq(7));
  }

  @Test
  void aQuietPartitionForgetsNothing() {
    var key = key();
    recent.first(key, recorded(5), 1_000);

    assertThat(recent.find(key)).isNotNull();
    assertThat(recent.horizon()).isEqualTo(new RecentIds.Horizon(0, 0));
  }

  /// A node that started later, but read a window back, judges every record of its own time alike.
  @Test
  void nodesThatStartedAtDifferentTimesJudgeAlike() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var log = randomLog(random);
      var elder = new RecentIds(WINDOW, new RecentIds.Horizon(0, 0));
      var younger = new RecentIds(WINDOW, new RecentIds.Horizon(0, 0));
      long start = log.get(log.size() / 2).time;
      for (var each : log) {
        var byElder = elder.first(each.key, each.recorded, each.time);
        if (each.time >= start - 2 * WINDOW.toMillis()) {
          var byYounger = younger.first(each.key, each.recorded, each.time);
          if (each.time >= start) {
            assertThat(byYounger).as("seed %d, %s", seed, each).isEqualTo(byElder);
          }
        }
      }
    }
  }

  private record Written(EventKey key, Recorded recorded, long time) {}

  /// Copies come within a window of the first, as posting sees to it.
  private static List<Written> randomLog(Random random) {
    var log = new ArrayList<Written>();
    long time = 1_000_000;
    for (int offset = 0; offset < 400; offset++) {
      time += random.nextInt(4_000);
      long now = time;
      var earlier = log.stream().filter(each -> now - each.time < WINDOW.toMillis() / 2).toList();
      var key =
          !earlier.isEmpty() && random.nextInt(4) == 0
              ? earlier.get(random.nextInt(earlier.size())).key
              : key();
      boolean isTooLate =
          log.stream()
              .anyMatch(each -> each.key.equals(key) && now - each.time > WINDOW.toMillis());
      log.add(new Written(isTooLate ? key() : key, recorded(offset), time));
    }
    return log;
  }

  private static EventKey key() {
    return new EventKey(
        new RoomId(new UUID(2, 2)), EventId.mint(Instant.EPOCH, new SecureRandom()));
  }

  private static Recorded recorded(long offset) {
    return new Recorded(seq(offset), ALICE, "ABEiM0RVZneImaq7zN3u_w");
  }

  private static Seq seq(long offset) {
    return Seq.of(1, offset);
  }
}
