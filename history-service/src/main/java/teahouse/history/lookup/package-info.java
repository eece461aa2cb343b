/// Whether an old id names an event, for chat-service only: `GET
/// /internal/v1/rooms/{room}/event-ids/{id}`, scope `history.lookup`.
///
/// Reads table `event_id`. "No" is only said once the log was read up to the asker's `until`: an id
/// that is not archived yet is not an id that was never used.
@NullMarked
package teahouse.history.lookup;

import org.jspecify.annotations.NullMarked;
