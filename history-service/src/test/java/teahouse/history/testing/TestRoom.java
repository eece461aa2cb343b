package teahouse.history.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A room of the test's own: what happens in it, as records of a log.
public final class TestRoom {

  private static final String DIGEST = "3q2-7wAAAAAAAAAAAAAAAA";

  private final TestLog log;
  private final UUID id = Ids.next();
  private long version;
  private long last;

  public TestRoom(TestLog log) {
    this.log = log;
  }

  /// A room that its owner is in.
  public static TestRoom of(TestLog log, Person owner) {
    var room = new TestRoom(log);
    room.created(owner);
    room.joins(owner);
    return room;
  }

  public UUID id() {
    return id;
  }

  public int partition() {
    return log.partitionOf(id.toString());
  }

  public long created(Person owner) {
    return append(creation(owner));
  }

  public long joins(Person person) {
    return append(member("member.joined", person, "\"role\":\"member\","));
  }

  public long leaves(Person person) {
    return append(member("member.left", person, ""));
  }

  public long isRemoved(Person person) {
    return append(member("member.removed", person, ""));
  }

  public long isBanned(Person person) {
    return append(member("member.banned", person, "\"until\":\"2026-06-02T09:10:00.000Z\","));
  }

  public long isUnbanned(Person person) {
    return append(member("member.unbanned", person, ""));
  }

  public long isInvited(Person person) {
    return append(member("member.invited", person, ""));
  }

  public long posts(Person person, String text) {
    return append(message(person, text));
  }

  /// Answers their seqs, ascending.
  public List<Long> posts(Person person, int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(message(person, "message " + i));
    }
    List<Long> seqs = log.append(entries);
    last = seqs.getLast();
    return seqs;
  }

  /// The seq behind the last thing that happened here.
  public long end() {
    return last + 1;
  }

  private long append(LogEntry entry) {
    last = log.append(entry);
    return last;
  }

  public LogEntry message(Person person, String text) {
    return event("message.posted", person, "\"text\":\"%s\",".formatted(text), Map.of());
  }

  public LogEntry creation(Person owner) {
    return state(
            "room.created", owner, "\"name\":\"茶余饭后\",\"topic\":\"tea\",\"visibility\":\"public\",")
        .without("member");
  }

  /// With the next version of the room.
  public LogEntry member(String kind, Person person, String fields) {
    return state(kind, person, fields + "\"member\":\"%s\",".formatted(person.id()));
  }

  private LogEntry state(String kind, Person person, String fields) {
    version++;
    return event(
        kind,
        person,
        fields + "\"version\":%d,".formatted(version),
        Map.of("version", Long.toString(version), "member", person.id().toString()));
  }

  private LogEntry event(String kind, Person by, String fields, Map<String, String> more) {
    UUID event = Ids.next();
    var headers = new LinkedHashMap<String, String>();
    headers.put("v", "1");
    headers.put("id", event.toString());
    headers.put("kind", kind);
    headers.put("by", by.id().toString());
    headers.put("digest", DIGEST);
    headers.putAll(more);
    String value =
        "{\"id\":\"%s\",\"kind\":\"%s\",\"by\":\"%s\",%s\"at\":\"2026-05-03T08:17:12.500Z\"}"
            .formatted(event, kind, by.id(), fields);
    return new LogEntry(id.toString(), headers, value, null);
  }
}
