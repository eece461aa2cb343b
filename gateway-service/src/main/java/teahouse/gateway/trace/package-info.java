/// Where a request was: spans for those who watch the house.
///
/// A trace begins here. What a client says of one is not believed, for it would decide what is
/// sampled; every request goes on with a `traceparent` of this edge.
///
/// A span names services and routes. It never holds what somebody said, nor a name, a token or a
/// query.
@NullMarked
package teahouse.gateway.trace;

import org.jspecify.annotations.NullMarked;
