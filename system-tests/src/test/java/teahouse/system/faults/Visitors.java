package teahouse.system.faults;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import teahouse.system.checker.Revocation;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Witness;

/// People who come before a fault strikes and lose their right while it lasts: one leaves the room,
/// one is signed out. Their clients go on listening and asking, as if nothing had happened.
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

  Visitors(URI address, List<String> rooms) {
    this.address = address;
    this.rooms = rooms;
  }

  /// Comes, and answers what lets it go.
  List<Thread> come(boolean promptly) {
    String room = rooms.get(number % rooms.size());
    Stranger leaver = newcomer(room);
    Stranger signedOut = newcomer(room);
    Witness leavers = listens("leaver", leaver, room);
    Witness stubborns = listens("signed out", signedOut.whoNeverRenews(), room);
    String id = Stranger.newId();
    return List.of(
        goes(
            leavers.name(),
            () -> leaver.leaves(room, id),
            answered -> new Departure("left", leavers, room, answered, promptly),
            room),
        goes(
            stubborns.name(),
            signedOut::signsOut,
            answered -> new Departure("signed out", stubborns, Revocation.ANY, answered, promptly),
            room));
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
