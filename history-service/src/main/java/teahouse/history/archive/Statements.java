package teahouse.history.archive;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import teahouse.history.store.Binder;
import teahouse.history.store.MultiRowStatement;
import teahouse.history.vocabulary.RoomId;
import teahouse.history.vocabulary.Seq;

/// The statements of the archive. Each leaves the tables as they are if its rows are there already.
final class Statements {

  static final String MOVE_POSITION =
      """
      UPDATE log_position SET next_offset = ?
      WHERE topic = ? AND partition_no = ? AND next_offset = ?
      """;

  static final String READ_POSITION =
      "SELECT next_offset FROM log_position WHERE topic = ? AND partition_no = ? LIMIT 1";

  static final String FIRST_POSITION =
      "INSERT IGNORE INTO log_position (topic, partition_no, next_offset) VALUES (?, ?, ?)";

  /// IGNORE, for its count tells how many ids are new, whatever the driver's flags; the values were
  /// checked before, so there is nothing else to ignore.
  static final MultiRowStatement<LogRecord.Event> CLAIM_IDS =
      new MultiRowStatement<>(
          "INSERT IGNORE INTO event_id (room, id, seq, sender, digest) VALUES ",
          "(?, ?, ?, ?, ?)",
          ", ",
          "",
          (row, event) ->
              row.add(event.room().bytes())
                  .add(event.id().bytes())
                  .add(event.seq().value())
                  .add(event.by().bytes())
                  .addNullable(event.digest(), String.class));

  static final MultiRowStatement<EventKey> FIRST_SEQS =
      new MultiRowStatement<>(
          "SELECT room, id, seq FROM event_id WHERE (room, id) IN (",
          "(?, ?)",
          ", ",
          ") LIMIT 256",
          (row, key) -> row.add(key.room().bytes()).add(key.id().bytes()));

  static final MultiRowStatement<RoomId> APPLIED_VERSIONS =
      new MultiRowStatement<>(
          "SELECT room, applied_version FROM room WHERE room IN (",
          "?",
          ", ",
          ") LIMIT 256",
          (row, room) -> row.add(room.bytes()));

  static final MultiRowStatement<Projection.Line> WRITE_LINES =
      new MultiRowStatement<>(
          "INSERT INTO message (room, seq, changed_seq, id, kind, sender, logged_at,"
              + " schema_version, body) VALUES ",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
          ", ",
          " ON DUPLICATE KEY UPDATE changed_seq = changed_seq",
          Statements::bind);

  static final MultiRowStatement<Projection.Member> WRITE_MEMBERS =
      new MultiRowStatement<>(
          "INSERT INTO member (room, member, state, role, version, changed_seq) VALUES ",
          "(?, ?, ?, ?, ?, ?)",
          ", ",
          """
           ON DUPLICATE KEY UPDATE
            state = VALUES(state), role = VALUES(role),
            version = VALUES(version), changed_seq = VALUES(changed_seq)
          """,
          (row, member) ->
              row.add(member.room().bytes())
                  .add(member.state().member().bytes())
                  .add(member.state().state().wireName())
                  .addNullable(member.state().role(), String.class)
                  .add(member.state().version().value())
                  .add(member.changedSeq().value()));

  static final MultiRowStatement<Projection.Room> WRITE_APPLIED_VERSIONS =
      new MultiRowStatement<>(
          "INSERT INTO room (room, applied_version) VALUES ",
          "(?, ?)",
          ", ",
          " ON DUPLICATE KEY UPDATE applied_version = VALUES(applied_version)",
          (row, room) -> row.add(room.room().bytes()).add(room.applied().value()));

  static final MultiRowStatement<Details> WRITE_DETAILS =
      new MultiRowStatement<>(
          "INSERT INTO room (room, applied_version, name, topic, visibility, version, changed_seq)"
              + " VALUES ",
          "(?, ?, ?, ?, ?, ?, ?)",
          ", ",
          """
           ON DUPLICATE KEY UPDATE
            applied_version = VALUES(applied_version), name = VALUES(name),
            topic = VALUES(topic), visibility = VALUES(visibility),
            version = VALUES(version), changed_seq = VALUES(changed_seq)
          """,
          Statements::bind);

  private static final byte[] PLACEHOLDER =
      "{\"kind\":\"unreadable\"}".getBytes(StandardCharsets.UTF_8);

  /// A room of which the details changed.
  record Details(Projection.Room room, StateChange.Details details, Seq changedSeq) {

    static Optional<Details> of(Projection.Room room) {
      var details = room.details();
      var changedSeq = room.changedSeq();
      return details == null || changedSeq == null
          ? Optional.empty()
          : Optional.of(new Details(room, details, changedSeq));
    }
  }

  private Statements() {}

  private static void bind(Binder row, Projection.Line line) {
    LogRecord record = line.record();
    LogRecord.Event event = line.event();
    row.add(line.room().bytes())
        .add(record.seq().value())
        .add(record.seq().value())
        .addNullable(event == null ? null : event.id().bytes(), byte[].class)
        .add(event == null ? "unreadable" : event.kind())
        .addNullable(event == null ? null : event.by().bytes(), byte[].class)
        .add(LocalDateTime.ofInstant(record.loggedAt(), ZoneOffset.UTC))
        .add(event == null ? 1 : event.schemaVersion())
        .add(event == null ? PLACEHOLDER : event.body().bytes());
  }

  private static void bind(Binder row, Details changed) {
    row.add(changed.room().room().bytes())
        .add(changed.room().applied().value())
        .add(changed.details().name())
        .add(changed.details().topic())
        .add(changed.details().visibility())
        .add(changed.details().version().value())
        .add(changed.changedSeq().value());
  }
}
