package teahouse.history.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A log in which everything goes wrong that may: resent records, near and far, ids that are taken
/// by others, states that are out of date, records that nobody can read, records that have strayed.
public final class TangledLog {

  private final TestLog log;
  private final Random random;
  private final List<Person> people;
  private final List<TestRoom> rooms;
  private final List<LogEntry> said = new ArrayList<>();
  private final List<Appended> appended = new ArrayList<>();

  /// @param roomsOnEach of the log's partitions
  /// @param seed of what happens; ids differ in each run
  public TangledLog(TestLog log, int roomsOnEach, long seed) {
    this.log = log;
    this.random = new Random(seed);
    this.people = IntStream.range(0, 5).mapToObj(i -> Person.named("Guest " + i)).toList();
    this.rooms =
        IntStream.range(0, log.partitions() * roomsOnEach)
            .mapToObj(i -> room(i % log.partitions()))
            .toList();
    append(rooms.stream().map(room -> room.message(people.get(0), "hello")).toList());
  }

  /// Appends so many records, or a few more.
  public void goesOn(int records) {
    List<LogEntry> next = new ArrayList<>();
    while (next.size() < records) {
      next.addAll(happening());
    }
    append(next);
  }

  /// All records so far, in the order in which they were appended.
  public List<Appended> appended() {
    return List.copyOf(appended);
  }

  /// A record and its place.
  public record Appended(LogEntry entry, long seq) {}

  private void append(List<LogEntry> next) {
    List<Long> seqs = log.append(next);
    for (int i = 0; i < next.size(); i++) {
      appended.add(new Appended(next.get(i), seqs.get(i)));
    }
  }

  private TestRoom room(int partition) {
    var room = new TestRoom(log);
    return room.partition() == partition ? room : room(partition);
  }

  private List<LogEntry> happening() {
    TestRoom room = any(rooms);
    Person person = any(people);
    return switch (random.nextInt(13)) {
      case 0 -> keep(room.member("member.joined", person, "\"role\":\"member\","));
      case 1 -> keep(room.member("member.left", person, ""));
      case 2 -> keep(room.member("member.role-changed", person, "\"role\":\"moderator\","));
      case 3 -> again(any(said.isEmpty() ? keep(room.message(person, "first")) : said), room);
      case 4 -> List.of(unreadable(room.message(person, "unreadable")));
      case 5 -> keep(room.message(person, "new here").with("kind", "message.pondered"));
      case 6 -> keep(room.creation(person));
      default -> keep(room.message(person, "message " + said.size()));
    };
  }

  private List<LogEntry> keep(LogEntry entry) {
    said.add(entry);
    return List.of(entry);
  }

  private List<LogEntry> again(LogEntry entry, TestRoom other) {
    return switch (random.nextInt(5)) {
      case 0 -> List.of(entry, entry, entry);
      // Taken already, by another and with other content.
      case 1 -> List.of(entry.with("by", any(people).id().toString()).with("digest", "another"));
      // What a stopped relay had in hand, under an id of its own.
      case 2 -> List.of(entry.with("id", Ids.next().toString()));
      case 3 -> List.of(entry.withKey(other.id().toString()));
      default -> List.of(entry);
    };
  }

  private LogEntry unreadable(LogEntry entry) {
    return switch (random.nextInt(5)) {
      case 0 -> entry.withValue("no json");
      case 1 -> entry.withValue(null);
      case 2 -> entry.withKey("no room");
      case 3 -> entry.on(random.nextInt(log.partitions()));
      default -> entry.without(any(List.of("v", "id", "kind", "by")));
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
