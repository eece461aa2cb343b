/// Where a request or an event was: spans for those who watch the house.
///
/// Reads the record header `traceparent` (`contracts/README.md`): a trace that came through the
/// room log ends when its event is archived. Only what is sampled has the header and costs
/// anything.
///
/// A span names services, rooms, kinds and places in the log. It never holds what somebody said,
/// nor a name, a token or a query.
@NullMarked
package teahouse.history.trace;

import org.jspecify.annotations.NullMarked;
