package teahouse.bench.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import teahouse.local.DatabaseAddress;

/// history-service's tables, read and written from outside.
final class Tables implements AutoCloseable {

  private static final String MESSAGE =
      """
      INSERT INTO message (room, seq, changed_seq, id, kind, sender, logged_at, schema_version, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String EVENT_ID =
      "INSERT INTO event_id (room, id, seq, sender, digest) VALUES (?, ?, ?, ?, ?)";
  private static final String MEMBER =
      """
      INSERT INTO member (room, member, state, role, version, changed_seq)
      VALUES (?, ?, 'joined', 'member', 2, 0)
      """;
  private static final String ROOM =
      """
      INSERT INTO room (room, applied_version, name, topic, visibility, version, changed_seq)
      VALUES (?, 2, 'bench', '', 'public', 1, 0)
      """;
  private static final String POSITION =
      "REPLACE INTO log_position (topic, partition_no, next_offset) VALUES ('room-log-1', ?, ?)";
  private static final String ARCHIVED =
      "SELECT COALESCE(SUM(next_offset), 0) FROM log_position WHERE topic = 'room-log-1'";
  private static final String SIZE =
      """
      SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name IN ('message', 'event_id')
      """;
  private static final String ANALYZE = "ANALYZE TABLE message, event_id";

  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2026, 5, 3, 8, 17, 12);
  private static final long EPOCH = 1L << 40;
  private static final int BARE_BATCH = 512;

  private final Connection connection;

  Tables(DatabaseAddress past) throws SQLException {
    connection =
        DriverManager.getConnection(
            past.jdbcUrl() + "&useBulkStmts=true", past.user(), past.password());
    connection.setAutoCommit(false);
  }

  /// So many messages in each room, as if all had spoken in turn and been archived in small
  /// batches: so pages of the index fill, and split, as they do in a life.
  void fill(Rooms rooms, int messagesOfARoom) throws SQLException {
    members(rooms);
    int round = 5;
    for (int begun = 0; begun < messagesOfARoom; begun += round) {
      int end = Math.min(messagesOfARoom, begun + round);
      try (var messages = connection.prepareStatement(MESSAGE);
          var ids = connection.prepareStatement(EVENT_ID)) {
        for (var room : rooms.all()) {
          for (int message = begun; message < end; message++) {
            add(messages, ids, room, EPOCH + rooms.offset(room, message));
          }
        }
        messages.executeBatch();
        ids.executeBatch();
      }
      connection.commit();
    }
    positions(rooms, messagesOfARoom);
  }

  /// How many records of the log are archived.
  long archived() throws SQLException {
    long found = number(ARCHIVED);
    connection.commit();
    return found;
  }

  /// Bytes that messages and their ids take, indexes and half-empty pages included.
  long bytes() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(ANALYZE);
    }
    return number(SIZE);
  }

  /// Rows a second of a bare insert of the same lines into a table of the same form, one
  /// connection, 512 rows a statement and transaction.
  double bareInserts(Rooms rooms, int count) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bare");
      statement.execute("CREATE TABLE bare LIKE message");
    }
    long begun = System.nanoTime();
    var insert = MESSAGE.replace("INTO message", "INTO bare");
    try (var messages = connection.prepareStatement(insert)) {
      for (int i = 0; i < count; i++) {
        var room = rooms.all().get(i % rooms.all().size());
        message(messages, room, Message.by(room.member()), EPOCH + i);
        if ((i + 1) % BARE_BATCH == 0 || i + 1 == count) {
          messages.executeBatch();
          connection.commit();
        }
      }
    }
    return count / ((System.nanoTime() - begun) / 1e9);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void members(Rooms rooms) throws SQLException {
    try (var members = connection.prepareStatement(MEMBER);
        var states = connection.prepareStatement(ROOM)) {
      for (var room : rooms.all()) {
        members.setBytes(1, Rooms.binary(room.id()));
        members.setBytes(2, Rooms.binary(room.member()));
        members.addBatch();
        states.setBytes(1, Rooms.binary(room.id()));
        states.addBatch();
      }
      members.executeBatch();
      states.executeBatch();
    }
    connection.commit();
  }

  private void positions(Rooms rooms, long messagesOfARoom) throws SQLException {
    try (var positions = connection.prepareStatement(POSITION)) {
      for (int partition = 0; partition < Rooms.PARTITIONS; partition++) {
        positions.setInt(1, partition);
        positions.setLong(2, messagesOfARoom * rooms.count(partition));
        positions.addBatch();
      }
      positions.executeBatch();
    }
    connection.commit();
  }

  private static void add(
      PreparedStatement messages, PreparedStatement ids, Rooms.Room room, long seq)
      throws SQLException {
    var message = Message.by(room.member());
    message(messages, room, message, seq);
    ids.setBytes(1, Rooms.binary(room.id()));
    ids.setBytes(2, Rooms.binary(message.id()));
    ids.setLong(3, seq);
    ids.setBytes(4, Rooms.binary(message.by()));
    ids.setString(5, Message.DIGEST);
    ids.addBatch();
  }

  private static void message(PreparedStatement insert, Rooms.Room room, Message message, long seq)
      throws SQLException {
    insert.setBytes(1, Rooms.binary(room.id()));
    insert.setLong(2, seq);
    insert.setLong(3, seq);
    insert.setBytes(4, Rooms.binary(message.id()));
    insert.setString(5, Message.KIND);
    insert.setBytes(6, Rooms.binary(message.by()));
    insert.setObject(7, LONG_AGO);
    insert.setInt(8, 1);
    insert.setBytes(9, message.value());
    insert.addBatch();
  }

  private long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
