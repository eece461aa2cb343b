/// The room log: appending to it, and this node's tail of all its partitions.
///
/// Owns the topic `room-log-<epoch>`: key = room id (36 ASCII bytes), value = the JSON that clients
/// see without `seq`, headers = `contracts/README.md`.
@NullMarked
package teahouse.chat.log;

import org.jspecify.annotations.NullMarked;
