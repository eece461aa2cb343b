package teahouse.chat.room;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import teahouse.chat.vocabulary.Version;

/// The table `membership`.
record MembershipTable(DatabaseClient database) {

  /// Also finds who left.
  Mono<Member> find(RoomId room, UserId person) {
    return database
        .sql(
            """
            SELECT person, state, role, version, since, since_version, since_event
            FROM membership WHERE room = :room AND person = :person\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(person.value()))
        .map(row -> read(row, "version"))
        .one();
  }

  /// What one person is to many rooms; nothing of those that never had to do with the person.
  Mono<Map<RoomId, Member>> findAll(Collection<RoomId> rooms, UserId person) {
    return database
        .sql(
            """
            SELECT room, person, state, role, version, since, since_version, since_event
            FROM membership WHERE room IN (:rooms) AND person = :person\
            """)
        .bind("rooms", rooms.stream().map(room -> BinaryUuid.of(room.value())).toList())
        .bind("person", BinaryUuid.of(person.value()))
        .map(row -> Map.entry(new RoomId(Column.uuid(row, "room")), read(row, "version")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// What some people are to some rooms, each to a room of their own.
  Mono<Map<Standing, Member>> findEach(Collection<Standing> standings) {
    return database
        .sql(
            """
            SELECT room, person, state, role, version, since, since_version, since_event
            FROM membership WHERE (room, person) IN (:standings)\
            """)
        .bind("standings", standings.stream().map(Standing::columns).toList())
        .map(row -> Map.entry(new RoomId(Column.uuid(row, "room")), read(row, "version")))
        .all()
        .collectMap(
            found -> new Standing(found.getKey(), found.getValue().user()), Map.Entry::getValue);
  }

  /// A person in a room.
  record Standing(RoomId room, UserId person) {

    private Object[] columns() {
      return new Object[] {BinaryUuid.of(room.value()), BinaryUuid.of(person.value())};
    }
  }

  /// Who would be the owner without this person: one who is, or else the longest-standing member.
  Mono<Member> nextInLine(RoomId room, UserId person) {
    return database
        .sql(
            """
            SELECT person, state, role, version, since, since_version, since_event
            FROM membership WHERE room = :room AND person <> :person AND state = 'joined'
            ORDER BY role = 'owner' DESC, since_version LIMIT 1\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(person.value()))
        .map(row -> read(row, "version"))
        .one();
  }

  /// Who of the people is in the room or invited.
  Mono<List<Member>> among(Collection<UserId> people, RoomId room) {
    return database
        .sql(
            """
            SELECT person, state, role, version, since, since_version, since_event
            FROM membership WHERE room = :room AND person IN (:people) AND state <> 'left'
            ORDER BY since_version\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("people", people.stream().map(one -> BinaryUuid.of(one.value())).toList())
        .map(row -> read(row, "version"))
        .all()
        .collectList();
  }

  /// Who is in the room or invited, longest-standing first.
  Mono<List<Member>> list(RoomId room, Version after, int most) {
    return database
        .sql(
            """
            SELECT person, state, role, version, since, since_version, since_event
            FROM membership WHERE room = :room AND since_version > :after AND state <> 'left'
            ORDER BY since_version LIMIT :most\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("after", after.value())
        .bind("most", most)
        .map(row -> read(row, "version"))
        .all()
        .collectList();
  }

  /// The rooms of one person, newest membership first.
  Mono<List<RoomView>> roomsOf(UserId person, Instant before, UUID beforeRoom, int most) {
    return database
        .sql(
            """
            SELECT r.room, r.name, r.topic, r.visibility, r.member_count, r.created_by, r.created_at,
              r.version, m.person, m.state, m.role, m.version AS member_version, m.since,
              m.since_version, m.since_event
            FROM membership m JOIN room r ON r.room = m.room
            WHERE m.person = :person AND m.state <> 'left'
              AND (m.since < :before OR (m.since = :before AND m.room < :beforeRoom))
            ORDER BY m.since DESC, m.room DESC LIMIT :most\
            """)
        .bind("person", BinaryUuid.of(person.value()))
        .bind("before", Column.ofTime(before))
        .bind("beforeRoom", BinaryUuid.of(beforeRoom))
        .bind("most", most)
        .map(RoomTable::readView)
        .all()
        .collectList();
  }

  Mono<Void> put(RoomId room, Member member) {
    return database
        .sql(
            """
            INSERT INTO membership (room, person, state, role, version, since, since_version,
              since_event)
            VALUES (:room, :person, :state, :role, :version, :since, :sinceVersion, :sinceEvent)
            ON DUPLICATE KEY UPDATE state = VALUES(state), role = VALUES(role),
              version = VALUES(version), since = VALUES(since),
              since_version = VALUES(since_version), since_event = VALUES(since_event)\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(member.user().value()))
        .bind("state", member.state().wireName())
        .bind("role", member.role().wireName())
        .bind("version", member.version().value())
        .bind("since", Column.ofTime(member.since()))
        .bind("sinceVersion", member.sinceVersion().value())
        .bind("sinceEvent", BinaryUuid.of(member.sinceEvent().value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  Mono<Void> setRole(RoomId room, UserId person, Role role, Version version) {
    return database
        .sql(
            """
            UPDATE membership SET role = :role, version = :version
            WHERE room = :room AND person = :person\
            """)
        .bind("role", role.wireName())
        .bind("version", version.value())
        .bind("room", BinaryUuid.of(room.value()))
        .bind("person", BinaryUuid.of(person.value()))
        .fetch()
        .rowsUpdated()
        .then();
  }

  static Member read(Readable row, String version) {
    return new Member(
        new UserId(Column.uuid(row, "person")),
        MembershipState.parse(Column.text(row, "state")),
        Role.parse(Column.text(row, "role")),
        new Version(Column.number(row, version)),
        Column.time(row, "since"),
        new Version(Column.number(row, "since_version")),
        new EventId(Column.uuid(row, "since_event")));
  }
}
