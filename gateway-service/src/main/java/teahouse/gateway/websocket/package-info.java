/// The socket's way through the edge.
///
/// chat-service is dialled first and the client's upgrade answered second: what chat-service
/// refuses is an HTTP status, not an open that is followed by a close, and no frame can come before
/// there is somebody to take it.
///
/// Invariants: frames pass one by one in both directions, unread and unchanged; a side that does
/// not read stops the other one, after 32 frames at most (Reactor Netty's own limit), which
/// `StalledSocketsTest` measures as less than 256 KiB; the kernel's buffers beside that are bounded
/// too; close codes pass, and those that nobody may send become what the contract knows
/// ([CloseCodes]).
@NullMarked
package teahouse.gateway.websocket;

import org.jspecify.annotations.NullMarked;
