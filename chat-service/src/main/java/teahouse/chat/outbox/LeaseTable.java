package teahouse.chat.outbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import teahouse.chat.store.BinaryUuid;
import teahouse.chat.store.Column;
import teahouse.chat.vocabulary.RoomId;

/// Which node relays a room just now, by the database's clock. It spares the log copies; order and
/// once do not rest on it.
record LeaseTable(DatabaseClient database, UUID node) {

  /// Whether this node may relay the room.
  Mono<Boolean> take(RoomId room, Duration life) {
    return database
        .sql(
            """
            INSERT INTO outbox_lease (room, holder, expires_at)
            VALUES (:room, :node, UTC_TIMESTAMP(6) + INTERVAL :life MICROSECOND)
            ON DUPLICATE KEY UPDATE
              holder = IF(expires_at < UTC_TIMESTAMP(6), VALUES(holder), holder),
              expires_at = IF(holder = VALUES(holder), VALUES(expires_at), expires_at)\
            """)
        .bind("room", BinaryUuid.of(room.value()))
        .bind("node", BinaryUuid.of(node))
        .bind("life", life.toNanos() / 1000)
        .fetch()
        .rowsUpdated()
        .then(isMine(room));
  }

  Mono<Void> giveBack(RoomId room) {
    return database
        .sql("DELETE FROM outbox_lease WHERE room = :room AND holder = :node")
        .bind("room", BinaryUuid.of(room.value()))
        .bind("node", BinaryUuid.of(node))
        .fetch()
        .rowsUpdated()
        .then();
  }

  /// Asked apart, because drivers differ in what they count as an updated row.
  private Mono<Boolean> isMine(RoomId room) {
    return database
        .sql("SELECT COUNT(*) AS mine FROM outbox_lease WHERE room = :room AND holder = :node")
        .bind("room", BinaryUuid.of(room.value()))
        .bind("node", BinaryUuid.of(node))
        .map(row -> Column.number(row, "mine"))
        .one()
        .map(mine -> mine > 0);
  }
}
