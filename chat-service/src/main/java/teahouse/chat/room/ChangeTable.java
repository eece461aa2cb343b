package teahouse.chat.room;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.Seq;
import teahouse.chat.vocabulary.UserId;

/// The table `room_change`.
record ChangeTable(DatabaseClient database) {

  Mono<KnownChange> find(RoomId room, EventId id) {
    return database
        .sql("SELECT person, digest, event FROM room_change WHERE room = :room AND id = :id")
        .bind("room", BinaryUuid.of(room.value()))
        .bind("id", BinaryUuid.of(id.value()))
        .map(ChangeTable::read)
        .one();
  }

  /// Where an event is, if some node noted it.
  Mono<Seq> seqOf(RoomId room, EventId event) {
    return database
        .sql(
            """
            SELECT seq FROM room_change
            WHERE room = :room AND event = :event AND seq IS NOT NULL LIMIT 1\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("event", BinaryUuid.of(event.value()))
        .map(row -> new Seq(Column.number(row, "seq")))
        .one();
  }

  Mono<Void> insert(RoomChange change, EventId event) {
    return database
        .sql(
            """
            INSERT INTO room_change (room, id, person, digest, event)
            VALUES (:room, :id, :person, :digest, :event)\
            """)
        .bind("room", BinaryUuid.of(change.room().value()))
        .bind("id", BinaryUuid.of(change.id().value()))
        .bind("person", BinaryUuid.of(change.by().value()))
        .bind("digest", change.digest())
        .bind("event", BinaryUuid.of(event.value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  Mono<Void> note(RoomId room, EventId event, Seq seq) {
    return database
        .sql(
            """
            UPDATE room_change SET seq = :seq
            WHERE room = :room AND event = :event AND seq IS NULL\
            """)
        .bind("seq", seq.value())
        .bind("room", BinaryUuid.of(room.value()))
        .bind("event", BinaryUuid.of(event.value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private static KnownChange read(Readable row) {
    return new KnownChange(
        new UserId(Column.uuid(row, "person")),
        Column.text(row, "digest"),
        new EventId(Column.uuid(row, "event")));
  }
}
