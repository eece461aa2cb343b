package teahouse.system.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import teahouse.system.checker.Revocation;
import teahouse.system.checker.Verdict;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Trial;
import teahouse.system.witness.Witness;

/// People who talk in several rooms each, by one client each, some messages a second.
final class Conversation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int POSTS_OF_A_CALM = 3;

  /// Who waits for so many answers in a room says nothing more there meanwhile.
  private static final int PATIENT_POSTS = 3;

  private final List<Witness> people;
  private final Map<String, Stranger> readers;
  private final List<Thread> speakers = new ArrayList<>();
  private volatile boolean over;

  /// @param people how many
  /// @param rooms how many there are
  /// @param roomsOfEach in how many of them each person is
  /// @param breath of a person between two messages
  record Size(int people, int rooms, int roomsOfEach, Duration breath) {}

  private Conversation(List<Witness> people, Map<String, Stranger> readers) {
    this.people = people;
    this.readers = readers;
  }

  /// Signs people up, opens rooms, has people join their part of them, and has them talk.
  static Conversation in(URI address, Size size) {
    List<Stranger> strangers =
        IntStream.rangeClosed(1, size.people())
            .mapToObj(i -> Stranger.signsUp(address, "guest_" + i, "Guest " + i))
            .toList();
    Map<String, Stranger> readers = new LinkedHashMap<>();
    for (int i = 0; i < size.rooms(); i++) {
      Stranger owner = strangers.get(i);
      readers.put(owner.makesRoom("Table " + (i + 1), "public"), owner);
    }
    List<String> rooms = List.copyOf(readers.keySet());
    List<Witness> people = new ArrayList<>();
    List<List<String>> places = new ArrayList<>();
    for (int i = 0; i < size.people(); i++) {
      Stranger guest = strangers.get(i);
      int first = i;
      List<String> own =
          IntStream.range(0, size.roomsOfEach())
              .mapToObj(k -> rooms.get((first + k) % rooms.size()))
              .toList();
      own.stream().filter(room -> readers.get(room) != guest).forEach(guest::joins);
      people.add(Witness.of("guest " + (i + 1), guest, own));
      places.add(own);
    }
    Conversation conversation = new Conversation(people, readers);
    for (int i = 0; i < people.size(); i++) {
      conversation.speakers.add(conversation.speaker(people.get(i), places.get(i), size.breath()));
    }
    return conversation;
  }

  private Thread speaker(Witness guest, List<String> rooms, Duration breath) {
    return Thread.ofVirtual()
        .name(guest.name() + " speaks")
        .start(() -> {
          try {
            for (int i = 0; !over; i++) {
              String room = rooms.get(i % rooms.size());
              if (guest.waiting(room) < PATIENT_POSTS) {
                guest.posts(room, guest.name() + " says " + i);
              }
              Pause.of(breath);
            }
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
  }

  List<Witness> people() {
    return people;
  }

  /// The rooms, each with its owner.
  Map<String, Stranger> owners() {
    return Collections.unmodifiableMap(readers);
  }

  /// Somebody who may read all of a room.
  Stranger reader(String room) {
    Stranger reader = readers.get(room);
    if (reader == null) {
      throw new IllegalArgumentException("no such room: " + room);
    }
    return reader;
  }

  int acknowledged() {
    return people.stream().mapToInt(guest -> guest.line().acknowledgements()).sum();
  }

  /// Everybody is live, and has been acknowledged a few times more.
  void awaitCalm() {
    Map<Witness, Integer> before =
        people.stream().collect(Collectors.toMap(guest -> guest, g -> g.line().acknowledgements()));
    before.forEach((guest, posts) ->
        Awaitility.await(guest.name() + " to be live and heard")
            .atMost(PATIENCE)
            .until(() ->
                guest.line().isLive()
                    && guest.line().acknowledgements() >= posts + POSTS_OF_A_CALM));
  }

  /// Has everybody come anew, so that all replicas have their share of them: whoever was sent away
  /// by the last fault is still where it drove them.
  void spread() {
    people.forEach(Witness::comesAnew);
    awaitCalm();
  }

  void awaitAcknowledged(int messages) {
    Awaitility.await("%d messages to be acknowledged".formatted(messages))
        .atMost(PATIENCE.multipliedBy(3))
        .until(() -> acknowledged() >= messages);
  }

  /// Lets everybody finish, and judges what all of them saw.
  Verdict verdict(String bootstrapServers, Visitors visitors) throws InterruptedException {
    over = true;
    for (Thread speaker : speakers) {
      speaker.join();
    }
    List<Revocation> revocations =
        visitors.departures().stream().map(Visitors.Departure::revocation).toList();
    return new Trial(bootstrapServers, readers, people, visitors.witnesses(), revocations)
        .verdict();
  }

  @Override
  public void close() {
    over = true;
    people.forEach(Witness::close);
  }
}
