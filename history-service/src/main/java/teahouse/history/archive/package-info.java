/// Turns the room log into rows: the only writer of all tables.
///
/// ```
/// room-log-<epoch>  ──poll──►  ArchiveLoop (one thread)  ──batches──►  ArchiveWriter (transactions)
///                                    │ one PartitionArchive each              log_position, event_id,
///                                    │                                        message, member, room
///                                    └─ unreadable records ──►  room-log-dlt
/// ```
///
/// Invariants:
/// - Rows and the partition's position are one transaction, whose first statement moves the
///   position from where this archiver believes it to be. If it is elsewhere, somebody else
///   archives the partition: nothing is written, everything in hand is dropped, and the stored
///   position is read again.
/// - Nothing is skipped. A store that fails is tried again for ever, and stops its partition alone;
///   a record that can never be read is in `room-log-dlt` before the position moves past it.
/// - (room, id) names one event: the first seq wins, later copies make no row.
/// - No line is ever changed: its changed_seq is its seq, and `changes` walks by the latter.
/// - A state event whose version is at or below the room's last applied one changes nothing.
/// - Reading the log again from any place changes no row.
/// - A stored position outside of the log stops its partition until a person helps.
/// - Offsets committed to Kafka are for its tools only; they are never read.
///
/// Meters:
///
/// ```
/// teahouse.archive.lag{partition}       records of the log that are not archived yet
/// teahouse.archive.age{partition}       seconds that the oldest of them has waited
/// teahouse.archive.position{partition}  the offset that is archived next
/// teahouse.archive.partitions{state}    of this replica: loading, reading, writing, resting, stopped
/// teahouse.archive.records, .lines      what was read, and the lines of timelines it made
/// teahouse.archive.batch, .write        records of a transaction, and its time with the reading
/// teahouse.archive.store.errors         batches that failed and are tried again
/// teahouse.archive.fenced, .stopped     positions that others moved, partitions that stand at a hole
/// ```
@NullMarked
package teahouse.history.archive;

import org.jspecify.annotations.NullMarked;
