package teahouse.chat.moderation;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The table `ban`.
public record BanTable(DatabaseClient database) {

  /// Also finds a ban whose time is over.
  public Mono<Ban> find(RoomId room, UserId person) {
    return database
        .sql(
            """
            SELECT person, banned_by, since, ends_at, version, event
            FROM ban WHERE room = :room AND person = :person\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(person.value()))
        .map(BanTable::read)
        .one();
  }

  /// Those that hold, newest first.
  public Mono<List<Ban>> list(RoomId room, Instant now, Version before, int most) {
    return database
        .sql(
            """
            SELECT person, banned_by, since, ends_at, version, event
            FROM ban WHERE room = :room AND version < :before AND (ends_at IS NULL OR ends_at > :now)
            ORDER BY version DESC LIMIT :most\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("before", before.value())
        .bind("now", Column.ofTime(now))
        .bind("most", most)
        .map(BanTable::read)
        .all()
        .collectList();
  }

  public Mono<Void> put(RoomId room, Ban ban) {
    var insert =
        database
            .sql(
                """
                INSERT INTO ban (room, person, banned_by, since, ends_at, version, event)
                VALUES (:room, :person, :by, :since, :until, :version, :event)
                ON DUPLICATE KEY UPDATE banned_by = VALUES(banned_by), since = VALUES(since),
                  ends_at = VALUES(ends_at), version = VALUES(version), event = VALUES(event)\
                """)
            .bind("room", BinaryUuid.of(room.value()))
            .bind("person", BinaryUuid.of(ban.user().value()))
            .bind("by", BinaryUuid.of(ban.by().value()))
            .bind("since", Column.ofTime(ban.since()))
            .bind("version", ban.version().value())
            .bind("event", BinaryUuid.of(ban.event().value()));
    return ban.until()
        .map(until -> insert.bind("until", Column.ofTime(until)))
        .orElseGet(() -> insert.bindNull("until", LocalDateTime.class))
        .fetch()
        .rowsUpdated()
        .then();
  }

  public Mono<Void> lift(RoomId room, UserId person) {
    return database
        .sql("DELETE FROM ban WHERE room = :room AND person = :person")
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(person.value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  private static Ban read(Readable row) {
    return new Ban(
        new UserId(Column.uuid(row, "person")),
        new UserId(Column.uuid(row, "banned_by")),
        Column.time(row, "since"),
        Optional.ofNullable(row.get("ends_at", LocalDateTime.class))
            .map(time -> time.toInstant(ZoneOffset.UTC)),
        new Version(Column.number(row, "version")),
        new EventId(Column.uuid(row, "event")));
  }
}
