package teahouse.system.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.system.checker.Revocation;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Witness;

/// People who come before a fault strikes and lose their right while it lasts: one leaves the room,
/// is removed or banned, one is signed out, here or everywhere, or has the account disabled. Their
/// clients go on listening, coming back and asking, as if nothing had happened; whoever loses
/// everything has a client at each chat node besides.
final class Visitors {

  /// What a right may take to end while the log accepts writes, and the longest life of a token
  /// otherwise.
  private static final Duration PROMPTLY = Duration.ofSeconds(2);

  private static final Duration AT_WORST = Duration.ofMinutes(10);

  private static final Duration BEFORE_IT_HURTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int READS = 12;
  private static final int WAYS = 3;

  private final LocalStack stack;
  private final Stranger keeper;
  private final Map<String, Stranger> owners;
  private final List<String> rooms;
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();
  private final Executor together = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger turns = new AtomicInteger();

  /// How a right ends.
  ///
  /// @param room that it opened, or [Revocation#ANY]
  /// @param way asks for it, again and again until it is known to have happened
  private record Loss(String how, String room, BooleanSupplier way, boolean promptly) {

    Departure of(Witness client, long answered) {
      return new Departure(how, client, room, answered, promptly);
    }
  }

  /// An end of a right.
  ///
  /// @param answered when it was known to have happened
  /// @param promptly whether it had to take effect within the time
  record Departure(String how, Witness client, String room, long answered, boolean promptly) {

    Duration lateness() {
      return Duration.ofNanos(Math.max(0, client.lastGiven(room).orElse(answered) - answered));
    }

    Revocation revocation() {
      Duration grace = promptly ? PROMPTLY : AT_WORST;
      return new Revocation(client.name(), room, answered + grace.toNanos(), Long.MAX_VALUE);
    }
  }

  /// @param keeper an administrator
  /// @param owners of the rooms that they come to
  Visitors(LocalStack stack, Stranger keeper, Map<String, Stranger> owners) {
    this.stack = stack;
    this.keeper = keeper;
    this.owners = owners;
    this.rooms = List.copyOf(owners.keySet());
  }

  /// Two come; answers what lets them go. The first loses the room, in another way each time, the
  /// second everything.
  List<Thread> come(boolean promptly) {
    int turn = turns.getAndIncrement();
    String room = rooms.get(turn % rooms.size());
    CompletableFuture<Thread> one =
        CompletableFuture.supplyAsync(() -> losesTheRoom(turn, room, promptly), together);
    CompletableFuture<Thread> other =
        CompletableFuture.supplyAsync(() -> losesAll(turn, room, promptly), together);
    return List.of(one.join(), other.join());
  }

  private Thread losesTheRoom(int turn, String room, boolean promptly) {
    Stranger guest = newcomer(2 * turn + 1, room);
    Stranger owner = Objects.requireNonNull(owners.get(room));
    String id = Stranger.newId();
    Loss loss =
        switch (turn % WAYS) {
          case 0 -> new Loss("left", room, () -> guest.leaves(room, id), promptly);
          case 1 -> new Loss("removed", room, () -> owner.removes(guest, room, id), promptly);
          default -> new Loss("banned", room, () -> owner.bans(guest, room, id), promptly);
        };
    return goes(2 * turn + 1, loss, room, List.of(guest));
  }

  private Thread losesAll(int turn, String room, boolean promptly) {
    Stranger guest = newcomer(2 * turn + 2, room);
    String all = Revocation.ANY;
    Loss loss =
        switch (turn % WAYS) {
          case 0 -> new Loss("signed out", all, guest::signsOut, promptly);
          case 1 -> new Loss("signed out everywhere", all, guest::signsOutEverywhere, promptly);
          default -> new Loss("account disabled", all, () -> keeper.disables(guest), promptly);
        };
    List<Stranger> devices = new ArrayList<>(List.of(guest.whoNeverRenews()));
    stack.services(Service.CHAT).forEach(node -> devices.add(guest.whoNeverRenews(node.uri())));
    return goes(2 * turn + 2, loss, room, devices);
  }

  synchronized List<Witness> witnesses() {
    return List.copyOf(witnesses);
  }

  synchronized List<Departure> departures() {
    return List.copyOf(departures);
  }

  /// How long after its answer each end of a right that had to be prompt was still not everywhere,
  /// ascending.
  List<Duration> lateness() {
    return departures().stream()
        .filter(Departure::promptly)
        .map(Departure::lateness)
        .sorted()
        .toList();
  }

  void close() {
    witnesses().forEach(Witness::close);
  }

  private Stranger newcomer(int number, String room) {
    Stranger person = Stranger.signsUp(stack.address(), "visitor_" + number, "Visitor " + number);
    person.joins(room);
    return person;
  }

  private Thread goes(int number, Loss loss, String room, List<Stranger> devices) {
    List<Witness> clients = new ArrayList<>();
    for (Stranger device : devices) {
      String name = "visitor %d.%d (%s)".formatted(number, clients.size() + 1, loss.how());
      clients.add(Witness.of(name, device, List.of(room)));
    }
    keep(clients);
    for (Witness client : clients) {
      Awaitility.await(client.name() + " to be live")
          .atMost(PATIENCE)
          .until(() -> client.line().isLive());
    }
    return Thread.ofVirtual()
        .name(clients.getFirst().name() + " goes")
        .unstarted(() -> goes(loss, room, clients.getFirst(), clients));
  }

  private void goes(Loss loss, String room, Witness first, List<Witness> clients) {
    try {
      Pause.of(BEFORE_IT_HURTS);
      while (!isDone(loss.way())) {
        Pause.of(BETWEEN_TRIES);
      }
      long answered = System.nanoTime();
      synchronized (this) {
        clients.forEach(client -> departures.add(loss.of(client, answered)));
      }
      for (int i = 0; i < READS; i++) {
        Pause.of(BETWEEN_TRIES);
        first.reads(room);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(List<Witness> clients) {
    witnesses.addAll(clients);
  }

  private static boolean isDone(BooleanSupplier way) {
    try {
      return way.getAsBoolean();
    } catch (UncheckedIOException | AssertionError notNow) {
      return false;
    }
  }
}
