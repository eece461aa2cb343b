/// Where a request was: spans for those who watch the house.
///
/// A span names services and routes. It never holds a name, a password, a token or a query.
@NullMarked
package teahouse.auth.trace;

import org.jspecify.annotations.NullMarked;
