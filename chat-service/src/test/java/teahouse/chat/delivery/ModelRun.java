package teahouse.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.util.unit.DataSize;
import teahouse.chat.log.TailOnPaper;
import teahouse.chat.log.TailRecord;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// One run of a node by chance: two rooms share a partition, two clients hear one of them.
final class ModelRun {

  private static final int STEPS = 600;

  private record Change(ModelMembership of, boolean joined, Version version) {}

  private final long seed;
  private final Random random;
  private final TailOnPaper tail = new TailOnPaper();
  private final RoomId room = new RoomId(new UUID(3, 3));
  private final RoomId neighbour = neighbourOf(room);
  private final LiveDelivery delivery;
  private final List<ModelMembership> members = new ArrayList<>();
  private final List<ModelClient> clients = new ArrayList<>();

  /// What the store decided and the log does not have yet.
  private final Queue<Change> outbox = new ArrayDeque<>();

  /// All records, by offset; what the tail has read; what it has handed over.
  private final List<TailRecord> log = new ArrayList<>();

  private final NavigableSet<Long> events = new TreeSet<>();
  private final List<TailRecord> read = new ArrayList<>();
  private Version version = new Version(1);
  private long end = 10;
  private int next;

  ModelRun(long seed, DataSize hotTail, Duration restPerSocket, MeterRegistry meters) {
    this.seed = seed;
    this.random = new Random(seed);
    this.delivery =
        new LiveDelivery(
            tail.positions(),
            new DeliverySettings(
                DataSize.ofKilobytes(256),
                hotTail,
                DataSize.ofKilobytes(64),
                restPerSocket,
                Duration.ofMillis(50)),
            meters);
    delivery.startsAt(tail.partition(room), tail.startAt(room, end));
    for (int i = 1; i <= 2; i++) {
      members.add(new ModelMembership(new UserId(new UUID(1, i))));
      clients.add(new ModelClient(delivery, room, members.getLast()));
    }
  }

  /// How many events came about.
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
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> append(random.nextInt(3) == 0 ? neighbour : room);
      case 4, 5, 6 -> tailReads();
      case 7, 8, 9 -> tailHandsOver();
      case 10, 11 -> client.registers();
      case 12, 13 -> client.isLookedUp();
      case 14, 15 -> client.isAdmitted();
      case 16, 17 -> client.fetches(events, through());
      case 18 -> client.runsLoop();
      case 19 -> client.timePasses();
      case 20 -> slowDown(client);
      case 21 -> client.comesBack();
      case 22 -> relay();
      default -> happensSeldom();
    }
  }

  private void happensSeldom() {
    if (random.nextInt(3) == 0) {
      change(members.get(random.nextInt(members.size())));
    } else if (random.nextInt(8) == 0) {
      tailLosesPlace();
    }
  }

  private void append(RoomId to) {
    boolean copy = random.nextInt(5) == 0;
    var seq = nextSeq();
    var value =
        "{\"n\":%s,\"text\":\"%s\"}"
            .formatted(seq, "x".repeat(random.nextInt(random.nextInt(3) == 0 ? 9_000 : 900)));
    log.add(TailOnPaper.message(to, seq, EventId.mint(Instant.EPOCH, random), copy, value));
    if (!copy && to.equals(room)) {
      events.add(seq.value());
    }
  }

  private void change(ModelMembership member) {
    version = version.next();
    member.changes(version);
    outbox.add(new Change(member, member.isJoined(), version));
  }

  private void relay() {
    var change = outbox.poll();
    if (change != null) {
      var seq = nextSeq();
      var kind = change.joined ? "member.joined" : "member.left";
      log.add(
          TailOnPaper.membership(
              room,
              seq,
              EventId.mint(Instant.EPOCH, random),
              kind,
              change.of.user,
              change.version));
      events.add(seq.value());
      if (!change.joined) {
        change.of.ended(change.version, seq.value());
      }
    }
  }

  private Seq nextSeq() {
    end += 1 + random.nextInt(3);
    return Seq.of(1, end);
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

  /// What was read is only lent.
  private void tailHandsOver() {
    if (!read.isEmpty()) {
      delivery.read(List.copyOf(read));
      if (random.nextBoolean()) {
        tail.handedOver(room, read.getLast().seq().offset() + 1);
      }
      read.forEach(record -> Arrays.fill(record.value().array(), (byte) '?'));
      read.clear();
    }
  }

  /// The log's beginning has overtaken the tail: it goes on behind what it never saw.
  private void tailLosesPlace() {
    if (read.isEmpty()) {
      next = log.size();
      delivery.startsAt(tail.partition(room), tail.startAt(room, end + 1));
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
    members.stream().filter(member -> !member.isJoined()).forEach(this::change);
    append(room);
    for (int i = 0; i < 12 || clients.stream().anyMatch(client -> !client.isSettled()); i++) {
      relay();
      tailReads();
      tailHandsOver();
      for (var client : clients) {
        client.readsAgain();
        client.timePasses();
        client.comparesHeads();
        client.registers();
        client.isLookedUp();
        client.isAdmitted();
        client.fetches(events, through());
      }
      assertThat(i).as("seed %d comes to rest", seed).isLessThan(300);
    }
  }

  private long through() {
    return Seq.of(1, end).value();
  }

  private long lastHeard() {
    return events.isEmpty() ? 0 : events.last();
  }

  private RoomId neighbourOf(RoomId other) {
    for (long i = 4; ; i++) {
      var found = new RoomId(new UUID(3, i));
      if (tail.partition(found) == tail.partition(other)) {
        return found;
      }
    }
  }
}
