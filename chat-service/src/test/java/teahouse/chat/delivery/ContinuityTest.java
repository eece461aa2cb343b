package teahouse.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import teahouse.chat.log.TailOnPaper;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;

/// A node, its log and two clients, run by chance: whatever is suppressed, dropped or lost on the
/// way, a client that follows the contract never takes a gap for continuity, and ends complete.
class ContinuityTest {

  private static final int STEPS = 400;

  @Test
  void aClientIsCompleteWhereverItBelievesItIs() {
    int heard = 0;
    for (long seed = 0; seed < 150; seed++) {
      heard += new Run(seed).run();
    }
    assertThat(heard).as("events that came about").isGreaterThan(4_000);
  }

  private static final class Run {

    private final long seed;
    private final Random random;
    private final RoomId room = new RoomId(new UUID(3, 3));
    private final TailOnPaper tail = new TailOnPaper();
    private final LiveDelivery delivery =
        new LiveDelivery(
            tail.positions(),
            new DeliverySettings(DataSize.ofKilobytes(256)),
            new SimpleMeterRegistry());
    private final List<ModelClient> clients = new ArrayList<>();

    /// All records of the room, by offset; what the tail has read; what it has handed over.
    private final List<TailRecord> log = new ArrayList<>();

    private final NavigableSet<Long> events = new TreeSet<>();
    private final List<TailRecord> read = new ArrayList<>();
    private long end = 10;
    private int next;

    Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      tail.moveTo(room, end);
      clients.add(new ModelClient(delivery, room));
      clients.add(new ModelClient(delivery, room));
    }

    int run() {
      for (int i = 0; i < STEPS; i++) {
        step();
        clients.forEach(client -> client.isHonest(events, seed));
      }
      comeToRest();
      for (var client : clients) {
        client.isHonest(events, seed);
        assertThat(client.complete()).as("seed %d", seed).isGreaterThanOrEqualTo(lastHeard());
      }
      return events.size();
    }

    private void step() {
      var client = clients.get(random.nextInt(clients.size()));
      switch (random.nextInt(14)) {
        case 0, 1, 2 -> append();
        case 3, 4 -> tailReads();
        case 5, 6 -> tailHandsOver();
        case 7 -> client.registers();
        case 8 -> client.isAdmitted();
        case 9 -> client.fetches(events, through());
        case 10, 11 -> client.runsLoop();
        case 12 -> slowDown(client);
        default -> {
          if (random.nextInt(12) == 0) {
            tailLosesPlace();
          }
        }
      }
    }

    private void append() {
      end += 1 + random.nextInt(3);
      boolean copy = random.nextInt(5) == 0;
      var seq = Seq.of(1, end);
      log.add(TailOnPaper.message(room, seq, EventId.mint(Instant.EPOCH, random), copy));
      if (!copy) {
        events.add(seq.value());
      }
    }

    /// Positions are published before anything is handed over; anybody may act in between.
    private void tailReads() {
      if (read.isEmpty() && next < log.size()) {
        int until = next + 1 + random.nextInt(log.size() - next);
        read.addAll(log.subList(next, until));
        next = until;
        tail.moveTo(room, log.get(until - 1).seq().offset() + 1);
      }
    }

    private void tailHandsOver() {
      delivery.read(List.copyOf(read));
      read.clear();
    }

    /// The log's beginning has overtaken the tail: it goes on behind what it never saw.
    private void tailLosesPlace() {
      if (read.isEmpty()) {
        next = log.size();
        tail.moveTo(room, end + 1);
        delivery.lostPlace(tail.partition(room));
      }
    }

    private void slowDown(ModelClient client) {
      if (random.nextBoolean()) {
        client.stopsReading();
      } else {
        client.readsAgain();
      }
    }

    private void comeToRest() {
      append();
      for (int i = 0; i < 12 || clients.stream().anyMatch(client -> !client.isSettled()); i++) {
        tailReads();
        tailHandsOver();
        for (var client : clients) {
          client.readsAgain();
          client.runsLoop();
          client.comparesHeads();
          client.registers();
          client.isAdmitted();
          client.fetches(events, through());
        }
        assertThat(i).as("seed %d comes to rest", seed).isLessThan(100);
      }
    }

    private long through() {
      return Seq.of(1, end).value();
    }

    private long lastHeard() {
      return events.isEmpty() ? 0 : events.last();
    }
  }
}
