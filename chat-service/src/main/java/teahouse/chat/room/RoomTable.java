package teahouse.chat.room;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The table `room`.
record RoomTable(DatabaseClient database) {

  private static final int LONGEST_SEARCH_TEXT = 1_000;

  /// Holds the room against other changes until the transaction ends.
  Mono<Room> lock(RoomId room) {
    return database
        .sql(
            """
            SELECT room, name, topic, visibility, member_count, created_by, created_at, version
            FROM room WHERE room = :room FOR UPDATE\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .map(RoomTable::read)
        .one();
  }

  Mono<Void> insert(Room room) {
    return database
        .sql(
            """
            INSERT INTO room (room, name, topic, visibility, sort_name, search_text, member_count,
              created_by, created_at, version)
            VALUES (:room, :name, :topic, :visibility, :sortName, :searchText, :memberCount,
              :createdBy, :createdAt, :version)\
            """)
        .bind("room", BinaryUuid.of(room.id().value()))
        .bind("name", room.name())
        .bind("topic", room.topic())
        .bind("visibility", room.visibility().wireName())
        .bind("sortName", sortName(room))
        .bind("searchText", cut(searchText(room), LONGEST_SEARCH_TEXT))
        .bind("memberCount", room.memberCount())
        .bind("createdBy", BinaryUuid.of(room.createdBy().value()))
        .bind("createdAt", Column.ofTime(room.createdAt()))
        .bind("version", room.version().value())
        .fetch()
        .rowsUpdated()
        .then();
  }

  Mono<Void> update(RoomId room, Version version, int memberCount) {
    return database
        .sql("UPDATE room SET version = :version, member_count = :memberCount WHERE room = :room")
        .bind("version", version.value())
        .bind("memberCount", memberCount)
        .bind("room", BinaryUuid.of(room.value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  /// A room, whoever may see it, as that person sees it.
  Mono<RoomView> view(RoomId room, UserId viewer) {
    return database
        .sql(
            """
            SELECT r.room, r.name, r.topic, r.visibility, r.member_count, r.created_by, r.created_at,
              r.version, m.person, m.state, m.role, m.version AS member_version, m.since,
              m.since_version, m.since_event
            FROM room r
            LEFT JOIN membership m ON m.room = r.room AND m.person = :viewer AND m.state <> 'left'
            WHERE r.room = :room\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("viewer", BinaryUuid.of(viewer.value()))
        .map(RoomTable::readView)
        .one();
  }

  /// Public rooms behind the given place of the directory.
  Mono<List<RoomView>> directory(String query, String name, UUID room, UserId viewer, int most) {
    return database
        .sql(
            """
            SELECT r.room, r.name, r.topic, r.visibility, r.member_count, r.created_by, r.created_at,
              r.version, m.person, m.state, m.role, m.version AS member_version, m.since,
              m.since_version, m.since_event
            FROM room r
            LEFT JOIN membership m ON m.room = r.room AND m.person = :viewer AND m.state <> 'left'
            WHERE r.visibility = 'public'
              AND (r.sort_name > :name OR (r.sort_name = :name AND r.room > :room))
              AND LOCATE(:query, r.search_text) > 0
            ORDER BY r.sort_name, r.room LIMIT :most\
            """)
        .bind("query", query)
        .bind("name", name)
        .bind("room", BinaryUuid.of(room))
        .bind("viewer", BinaryUuid.of(viewer.value()))
        .bind("most", most)
        .map(RoomTable::readView)
        .all()
        .collectList();
  }

  /// Where a room stands in the directory.
  static String sortName(Room room) {
    return cut(OneLine.fold(room.name()), RoomName.LONGEST);
  }

  static Room read(Readable row) {
    return new Room(
        new RoomId(Column.uuid(row, "room")),
        Column.text(row, "name"),
        Column.text(row, "topic"),
        Visibility.parse(Column.text(row, "visibility")).orElseThrow(),
        (int) Column.number(row, "member_count"),
        new UserId(Column.uuid(row, "created_by")),
        Column.time(row, "created_at"),
        new Version(Column.number(row, "version")));
  }

  static RoomView readView(Readable row) {
    return new RoomView(
        read(row),
        Optional.ofNullable(row.get("person", byte[].class))
            .map(_ -> MembershipTable.read(row, "member_version")));
  }

  private static String searchText(Room room) {
    return OneLine.fold(room.name()) + "\n" + OneLine.fold(room.topic());
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
