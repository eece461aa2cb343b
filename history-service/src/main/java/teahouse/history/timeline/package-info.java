/// A room's timeline, page by page: `GET /api/v1/rooms/{room}/messages`.
///
/// Reads table `message` by (room, seq), which is its primary key: a page costs the same anywhere
/// in the room's past. What a record said is spliced into answers as it was stored.
@NullMarked
package teahouse.history.timeline;

import org.jspecify.annotations.NullMarked;
