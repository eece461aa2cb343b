/// A small language for tests: people, rooms, a log that is written directly, and the service as a
/// stranger sees it, over HTTP.
@NullMarked
package teahouse.history.testing;

import org.jspecify.annotations.NullMarked;
