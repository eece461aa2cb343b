package teahouse.bench.house;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import teahouse.local.DatabaseAddress;

/// Writes rooms and memberships into chat's tables, as if everybody had joined long ago: twenty
/// thousand joins over REST would take longer than what is to be measured.
final class RoomSeed {

  private static final String ROOM =
      """
      INSERT INTO room (room, name, topic, visibility, sort_name, search_text, member_count,
        created_by, created_at, version)
      VALUES (?, 'bench', '', 'public', 'bench', 'bench', ?, ?, NOW(6), ?)
      """;

  private static final String MEMBERSHIP =
      """
      INSERT INTO membership (room, person, state, role, version, since, since_version, since_event)
      VALUES (?, ?, 'joined', 'member', ?, NOW(6), ?, ?)
      """;

  private RoomSeed() {}

  static void write(DatabaseAddress chat, Crowd crowd) {
    try (var connection =
        DriverManager.getConnection(
            chat.jdbcUrl() + "&useBulkStmts=true", chat.user(), chat.password())) {
      connection.setAutoCommit(false);
      write(connection, crowd);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the rooms cannot be written", e);
    }
  }

  private static void write(Connection connection, Crowd crowd) throws SQLException {
    try (var rooms = connection.prepareStatement(ROOM);
        var memberships = connection.prepareStatement(MEMBERSHIP)) {
      for (int room = 0; room < crowd.rooms().size(); room++) {
        room(rooms, crowd, room);
        memberships(memberships, crowd, room);
      }
      rooms.executeBatch();
      memberships.executeBatch();
    }
  }

  private static void room(PreparedStatement insert, Crowd crowd, int room) throws SQLException {
    long members = crowd.membersOf(room).count();
    insert.setBytes(1, binary(crowd.rooms().get(room)));
    insert.setLong(2, members);
    insert.setBytes(3, binary(crowd.people().get(room)));
    insert.setLong(4, members);
    insert.addBatch();
  }

  private static void memberships(PreparedStatement insert, Crowd crowd, int room)
      throws SQLException {
    long version = 0;
    for (int person : crowd.membersOf(room).toArray()) {
      version++;
      insert.setBytes(1, binary(crowd.rooms().get(room)));
      insert.setBytes(2, binary(crowd.people().get(person)));
      insert.setLong(3, version);
      insert.setLong(4, version);
      insert.setBytes(5, binary(eventId()));
      insert.addBatch();
    }
  }

  /// Any id of version 7: no event is behind it.
  private static UUID eventId() {
    var random = UUID.randomUUID();
    return new UUID(
        (random.getMostSignificantBits() & ~0xF000L) | 0x7000L, random.getLeastSignificantBits());
  }

  private static byte[] binary(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
