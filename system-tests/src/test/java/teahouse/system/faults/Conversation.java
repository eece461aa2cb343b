package teahouse.system.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import teahouse.system.checker.Verdict;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Trial;
import teahouse.system.witness.Witness;

/// People who talk in a few rooms, each by one client, about once a second each.
final class Conversation implements AutoCloseable {

  private static final Duration BREATH = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POSTS_OF_A_CALM = 3;

  private final List<Witness> people;
  private final Map<String, Stranger> readers;
  private final List<Thread> speakers = new ArrayList<>();
  private volatile boolean over;

  private Conversation(List<Witness> people, Map<String, Stranger> readers) {
    this.people = people;
    this.readers = readers;
  }

  /// Signs people up, opens rooms that all of them join, and has them talk.
  static Conversation in(URI address, int persons, int rooms) {
    List<Stranger> strangers = new ArrayList<>();
    for (int i = 1; i <= persons; i++) {
      strangers.add(Stranger.signsUp(address, "guest_" + i, "Guest " + i));
    }
    Map<String, Stranger> readers = new HashMap<>();
    for (int i = 1; i <= rooms; i++) {
      Stranger owner = strangers.get(i % persons);
      String room = owner.makesRoom("Table " + i, "public");
      readers.put(room, owner);
      strangers.stream().filter(guest -> guest != owner).forEach(guest -> guest.joins(room));
    }
    List<String> all = List.copyOf(readers.keySet());
    List<Witness> people = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      people.add(Witness.of("guest " + (i + 1), strangers.get(i), all));
    }
    Conversation conversation = new Conversation(people, readers);
    people.forEach(guest -> conversation.speakers.add(conversation.speaker(guest, all)));
    return conversation;
  }

  private Thread speaker(Witness guest, List<String> rooms) {
    return Thread.ofVirtual()
        .name(guest.name() + " speaks")
        .start(() -> {
          try {
            for (int i = 0; !over; i++) {
              guest.posts(rooms.get(i % rooms.size()), guest.name() + " says " + i);
              Pause.of(BREATH);
            }
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
  }

  List<Witness> people() {
    return people;
  }

  long acknowledged() {
    return people.stream().mapToLong(guest -> guest.line().acknowledgements()).sum();
  }

  /// Everybody is live, and has been acknowledged a few times more.
  void awaitCalm() {
    Map<Witness, Long> before =
        people.stream().collect(Collectors.toMap(guest -> guest, g -> g.line().acknowledgements()));
    before.forEach((guest, posts) ->
        Awaitility.await(guest.name() + " to be live and heard")
            .atMost(PATIENCE)
            .until(() ->
                guest.line().isLive()
                    && guest.line().acknowledgements() >= posts + POSTS_OF_A_CALM));
  }

  /// Lets everybody finish, and judges what all of them saw.
  Verdict verdict(String bootstrapServers) throws InterruptedException {
    over = true;
    for (Thread speaker : speakers) {
      speaker.join();
    }
    return new Trial(bootstrapServers, readers, people).verdict();
  }

  @Override
  public void close() {
    over = true;
    people.forEach(Witness::close);
  }
}
