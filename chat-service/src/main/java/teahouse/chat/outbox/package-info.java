/// Brings decided changes into the room log: tables `outbox` and `outbox_lease`.
///
/// A feature writes its events into the outbox in the transaction that decides them, and wakes the
/// relay when that has committed. The relay works by rows that are there, never by a cursor, room
/// by room in order of version, and deletes what the log confirmed. It may write an event twice;
/// readers take an id once, and never a version at or below the last applied.
@NullMarked
package teahouse.chat.outbox;

import org.jspecify.annotations.NullMarked;
