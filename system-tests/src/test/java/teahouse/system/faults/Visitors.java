package teahouse.system.faults;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import teahouse.system.checker.Revocation;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Witness;

/// People who come before a fault strikes and lose their right while it lasts: one leaves the room,
/// is removed or banned, one is signed out, here or everywhere. Their clients go on listening and
/// asking, as if nothing had happened.
final class Visitors {

  /// What a right may take to end while the log accepts writes, and the longest life of a token
  /// otherwise.
  private static final Duration PROMPTLY = Duration.ofSeconds(2);

  private static final Duration AT_WORST = Duration.ofMinutes(10);

  private static final Duration BEFORE_IT_HURTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int READS = 12;

  private final URI address;
  private final Map<String, Stranger> owners;
  private final List<String> rooms;
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();
  private int number;

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

  /// @param owners of the rooms that they come to
  Visitors(URI address, Map<String, Stranger> owners) {
    this.address = address;
    this.owners = owners;
    this.rooms = List.copyOf(owners.keySet());
  }

  /// Two come; answers what lets them go. The first loses the room, in another way each time, the
  /// second everything.
  List<Thread> come(boolean promptly) {
    int turn = number / 2;
    String room = rooms.get(turn % rooms.size());
    return List.of(losesTheRoom(turn % 3, room, promptly), losesAll(turn % 2, room, promptly));
  }

  private Thread losesTheRoom(int way, String room, boolean promptly) {
    Stranger guest = newcomer(room);
    Stranger owner = Objects.requireNonNull(owners.get(room));
    String id = Stranger.newId();
    return switch (way) {
      case 0 -> goes(guest, "left", room, () -> guest.leaves(room, id), promptly);
      case 1 -> goes(guest, "removed", room, () -> owner.removes(guest, room, id), promptly);
      default -> goes(guest, "banned", room, () -> owner.bans(guest, room, id), promptly);
    };
  }

  private Thread losesAll(int way, String room, boolean promptly) {
    Stranger guest = newcomer(room);
    Witness client = listens("signed out", guest.whoNeverRenews(), room);
    BooleanSupplier signsOut = way == 0 ? guest::signsOut : guest::signsOutEverywhere;
    String how = way == 0 ? "signed out" : "signed out everywhere";
    return goes(
        client.name(),
        signsOut,
        answered -> new Departure(how, client, Revocation.ANY, answered, promptly),
        room);
  }

  private Thread goes(
      Stranger guest, String how, String room, BooleanSupplier way, boolean promptly) {
    Witness client = listens(how, guest, room);
    return goes(
        client.name(), way, answered -> new Departure(how, client, room, answered, promptly), room);
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

  private Stranger newcomer(String room) {
    number++;
    Stranger person = Stranger.signsUp(address, "visitor_" + number, "Visitor " + number);
    person.joins(room);
    return person;
  }

  private synchronized Witness listens(String how, Stranger person, String room) {
    Witness client = Witness.of("visitor %d (%s)".formatted(number, how), person, List.of(room));
    witnesses.add(client);
    Awaitility.await(client.name() + " to be live")
        .atMost(PATIENCE)
        .until(() -> client.line().isLive());
    return client;
  }

  private interface Noted {
    Departure at(long answered);
  }

  private Thread goes(String name, BooleanSupplier way, Noted noted, String room) {
    return Thread.ofVirtual()
        .name(name + " goes")
        .unstarted(() -> {
          try {
            Pause.of(BEFORE_IT_HURTS);
            while (!isDone(way)) {
              Pause.of(BETWEEN_TRIES);
            }
            Departure departure = noted.at(System.nanoTime());
            synchronized (this) {
              departures.add(departure);
            }
            for (int i = 0; i < READS; i++) {
              Pause.of(BETWEEN_TRIES);
              departure.client().reads(room);
            }
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static boolean isDone(BooleanSupplier way) {
    try {
      return way.getAsBoolean();
    } catch (UncheckedIOException | AssertionError notNow) {
      return false;
    }
  }
}
