/// Where a request, a frame or an event was: spans for those who watch the house.
///
/// Owns the record header `traceparent` (`contracts/README.md`). A trace goes on through the room
/// log: from what asked for the event to its publishing, and from there to each delivery and to
/// history. Only what is sampled has a header and costs anything; without an exporter nothing is.
///
/// A span names services, rooms, kinds and places in the log. It never holds what somebody said,
/// nor a name, a token or a query.
@NullMarked
package teahouse.chat.trace;

import org.jspecify.annotations.NullMarked;
