/// What changed in rooms after a seq: `GET /api/v1/rooms/{room}/changes` and `POST
/// /api/v1/changes`.
///
/// Rows are entities, read from `message`, `member` and `room` by (room, changed_seq); a line's
/// changed_seq is its seq. `until` gates and never bounds; the last page says through which seq the
/// reader is complete (`contracts/openapi/history.yaml`).
@NullMarked
package teahouse.history.changes;

import org.jspecify.annotations.NullMarked;
