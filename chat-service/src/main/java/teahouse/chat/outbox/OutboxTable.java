package teahouse.chat.outbox;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import teahouse.chat.log.RoomLogEntry;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.trace.TraceParent;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.EventKind;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The events that are decided and not yet confirmed by the log.
public record OutboxTable(DatabaseClient database) {

  private static final int MOST_ROWS = 100;

  /// Part of the transaction that decides the event.
  public Mono<Void> add(RoomLogEntry event) {
    var insert =
        database
            .sql(
                """
                INSERT INTO outbox
                  (room, version, event, kind, person, member, digest, traceparent, body)
                VALUES
                  (:room, :version, :event, :kind, :person, :member, :digest, :traceparent, :body)\
                """)
            .bind("room", BinaryUuid.of(event.room().value()))
            .bind("version", Objects.requireNonNull(event.version(), "version").value())
            .bind("event", BinaryUuid.of(event.id().value()))
            .bind("kind", event.kind().wireName())
            .bind("person", BinaryUuid.of(event.by().value()))
            .bind("digest", event.digest())
            .bind("body", event.value());
    return bindTrace(bindMember(insert, event), event).fetch().rowsUpdated().then();
  }

  Mono<List<RoomId>> rooms(int most) {
    return database
        .sql("SELECT DISTINCT room FROM outbox LIMIT :most")
        .bind("most", most)
        .map(row -> new RoomId(Column.uuid(row, "room")))
        .all()
        .collectList();
  }

  Mono<List<RoomLogEntry>> of(RoomId room) {
    return database
        .sql(
            """
            SELECT version, event, kind, person, member, digest, traceparent, body
            FROM outbox WHERE room = :room ORDER BY version LIMIT :most\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("most", MOST_ROWS)
        .map(row -> entry(room, row))
        .all()
        .collectList();
  }

  Mono<Void> remove(RoomLogEntry event) {
    return database
        .sql("DELETE FROM outbox WHERE room = :room AND version = :version")
        .bind("room", BinaryUuid.of(event.room().value()))
        .bind("version", Objects.requireNonNull(event.version(), "version").value())
        .fetch()
        .rowsUpdated()
        .then();
  }

  private static GenericExecuteSpec bindMember(GenericExecuteSpec insert, RoomLogEntry event) {
    var member = event.member();
    return member == null
        ? insert.bindNull("member", byte[].class)
        : insert.bind("member", BinaryUuid.of(member.value()));
  }

  private static GenericExecuteSpec bindTrace(GenericExecuteSpec insert, RoomLogEntry event) {
    var trace = event.trace();
    return trace == null
        ? insert.bindNull("traceparent", String.class)
        : insert.bind("traceparent", trace.toString());
  }

  private static RoomLogEntry entry(RoomId room, Readable row) {
    return new RoomLogEntry(
        room,
        new EventId(Column.uuid(row, "event")),
        EventKind.parse(Column.text(row, "kind")),
        new UserId(Column.uuid(row, "person")),
        Column.text(row, "digest"),
        new Version(Column.number(row, "version")),
        Optional.ofNullable(row.get("member", byte[].class))
            .map(BinaryUuid::read)
            .map(UserId::new)
            .orElse(null),
        TraceParent.parse(row.get("traceparent", String.class)),
        Column.bytes(row, "body"));
  }
}
