/// Where in the room log a room stands, how far the log is archived, and waiting until it is far
/// enough.
///
/// Meters: `teahouse.history.gate.waiting` (requests that wait for the archive, now) and
/// `teahouse.history.gate.reads` (looks at the positions for all of them together).
///
/// Reads table `log_position`, which the archive writes in the transactions that write the rows.
@NullMarked
package teahouse.history.position;

import org.jspecify.annotations.NullMarked;
