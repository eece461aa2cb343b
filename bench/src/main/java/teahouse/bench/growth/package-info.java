/// How the cost of a delivery grows with a room's members, with the number of rooms, and with the
/// instances of chat-service, each of which reads the whole log.
@NullMarked
package teahouse.bench.growth;

import org.jspecify.annotations.NullMarked;
