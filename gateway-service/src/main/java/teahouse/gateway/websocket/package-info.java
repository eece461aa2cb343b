/// The socket's way through the edge.
///
/// chat-service is dialled first and the client's upgrade answered second: what chat-service
/// refuses is an HTTP status, not an open that is followed by a close, and no frame can come before
/// there is somebody to take it.
///
/// Invariants: bytes pass as they are in both directions, masks and all, from channel to channel
/// ([SocketEnd]); of frames only headers are looked at, and close frames ([FrameWalk]), so that
/// nothing passes that breaks RFC 6455 or is longer than a message may be; a side that does not
/// read stops the other one, after 128 KiB at most (64 that wait, and one read of as much), which
/// `StalledSocketsTest` measures as less than 256 KiB; the kernel's buffers beside that are bounded
/// too; close codes pass, and those that nobody may send become what the contract knows
/// ([CloseCodes]).
@NullMarked
package teahouse.gateway.websocket;

import org.jspecify.annotations.NullMarked;
