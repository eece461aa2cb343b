/// Delivery: from what the tail reads to the sockets of this node.
///
/// One poll of the tail becomes per room one shared, pre-encoded frame; per event loop one task
/// writes it to the sockets of that loop and flushes each once.
///
/// Who owns what:
///
/// - [RoomFeed]: what was framed of a room, and which loops hear it; framing by the tail's thread
/// - [Audience], [Subscription], [Outbound]: by the event loop of their sockets, no locks
///
/// Continuity: a frame's `after` is the `upTo` of the room's frame before it on this node, or the
/// place where the node began to follow the room, less one. It never certifies what it did not see.
@NullMarked
package teahouse.chat.delivery;

import org.jspecify.annotations.NullMarked;
