package teahouse.chat.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.store.Store;
import teahouse.chat.testing.LogReader;
import teahouse.chat.testing.Person;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Version;

/// A room of which changes are decided in the database, and what the log then tells of them.
record DecidedRoom(RoomId id, Store store) {

  static DecidedRoom someIn(Store store) {
    return new DecidedRoom(new RoomId(Person.newId().value()), store);
  }

  void decides(int from, int to) {
    store
        .transact(database ->
            Flux.range(from, to - from + 1)
                .concatMap(version -> new OutboxTable(database).add(event(version)))
                .then())
        .block();
  }

  void decides(int version, @Nullable TraceParent asked) {
    store
        .transact(database -> new OutboxTable(database).add(event(version).tracedBy(asked)))
        .block();
  }

  boolean isOf(RoomLogEntry entry) {
    return entry.room().equals(id);
  }

  List<RoomLogEntry> outbox() {
    return Objects.requireNonNull(store.run(database -> new OutboxTable(database).of(id)).block());
  }

  List<ConsumerRecord<String, byte[]>> records() {
    return LogReader.recordsOf(id.toString());
  }

  /// In the order of the log, copies included.
  List<Long> versions() {
    return records().stream().map(DecidedRoom::version).toList();
  }

  /// What a reader makes of it that ignores a version at or below the last applied.
  List<Long> applied() {
    var applied = new ArrayList<Long>(List.of(0L));
    for (var one : records()) {
      if (version(one) > applied.getLast()) {
        applied.add(version(one));
      }
    }
    return applied.subList(1, applied.size());
  }

  private static long version(ConsumerRecord<String, byte[]> one) {
    return Long.parseLong(LogReader.header(one, "version"));
  }

  private RoomLogEntry event(int version) {
    var person = Person.signedIn().id();
    return new RoomLogEntry(
        id,
        Person.newId(),
        EventKind.MEMBER_JOINED,
        person,
        "3q2-7wAAAAAAAAAAAAAAAA",
        new Version(version),
        person,
        "{}".getBytes(UTF_8));
  }
}
