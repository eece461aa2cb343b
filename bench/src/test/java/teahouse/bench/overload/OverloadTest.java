package teahouse.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teahouse.bench.house.Cores;
import teahouse.bench.house.House;
import teahouse.local.ServiceProcess;

/// A chat-service with a small heap, and more posts than it can serve. Counts are judged here;
/// `make overload` judges times.
class OverloadTest {

  private static final int PEOPLE = 400;
  private static final int ROOMS = 100;
  private static final Duration PHASE = Duration.ofSeconds(3);
  private static final int FLOOD = 3_000;
  private static final int LITTLE = 64;

  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  private static final Map<String, String> BUSY_SOCKETS =
      Map.of(
          "teahouse.sockets.frames-per-minute", "10000000",
          "teahouse.sockets.frame-burst", "100000",
          "teahouse.sockets.waiting-posts", "1000");

  @TempDir private Path data;

  @Test
  void everyPostOfAFloodIsAcknowledgedAndKeptOrTurnedAwayAndAfterItNobodyIs() throws Exception {
    try (var house = new House(Path.of(".."), data, Cores.shared(), SMALL)) {
      house.start();
      var chat = house.chat("chat", new HashMap<>(BUSY_SOCKETS));
      try (var posters = new Posters(house.crowd(ROOMS, PEOPLE), chat.port())) {
        posters.open();
        var calm = posters.inTurn(LITTLE, PHASE);
        var flood = posters.inTurn(FLOOD, PHASE);
        var twice = posters.atRate(2 * calm.perSecond() + FLOOD, PHASE);
        awaitCalm(posters);
        var after = posters.inTurn(LITTLE, PHASE);

        report(chat, Map.of("calm", calm, "flood", flood, "twice", twice, "after", after));
        for (var each : List.of(calm, flood, twice, after)) {
          assertThat(each.accepted().size() + each.overloaded().size())
              .as("posts with an answer, of which there are two: %s", each.refusals())
              .isEqualTo(each.offered());
        }
        assertThat(posters.strangers()).as("answers to no post, or second ones").isZero();
        assertThat(posters.losses()).isEmpty();
        assertThat(flood.overloaded()).isNotEmpty();
        assertThat(flood.accepted()).isNotEmpty();
        assertThat(after.overloaded()).as("turned away after the flood").isEmpty();
        assertThat(chat.isAlive()).isTrue();
        assertThatTheLogHas(house, Stream.of(calm, flood, twice, after).toList());
      }
    }
  }

  /// Until nobody is turned away for a while.
  private static void awaitCalm(Posters posters) {
    for (int i = 0; i < 60; i++) {
      if (posters.inTurn(LITTLE, Duration.ofSeconds(1)).overloaded().isEmpty()) {
        return;
      }
    }
  }

  /// What was acknowledged once, and nothing of what was turned away.
  private static void assertThatTheLogHas(House house, List<Tally> tallies) {
    Map<UUID, Integer> log = LogIds.count(house.bootstrapServers());
    for (var each : tallies) {
      assertThat(each.accepted()).allMatch(id -> log.getOrDefault(id, 0) == 1);
      assertThat(each.overloaded()).noneMatch(log::containsKey);
    }
  }

  private static void report(ServiceProcess chat, Map<String, Tally> tallies) {
    tallies.forEach((name, tally) ->
        IO.println(
            "%s: %.0f of %.0f posts a second let in, p50 %.0f ms, p99 %.0f ms"
                .formatted(
                    name,
                    tally.perSecond(),
                    tally.offeredPerSecond(),
                    tally.millis(50),
                    tally.millis(99))));
    IO.println("most memory: %,d MiB".formatted(Memory.most(chat.pid()) >> 20));
  }
}
