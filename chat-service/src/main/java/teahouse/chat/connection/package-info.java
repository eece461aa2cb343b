/// The socket: a frame becomes a call of a feature, a feature's result becomes a frame.
///
/// The only package that knows frames; nothing imports it. All state of a socket belongs to its
/// event loop:
///
/// - [SocketDoor], [Upgrade], [SocketHandler]: how a request becomes a socket
/// - [Connection]: one socket; its parts are [Line] (out), [HeardRooms], [Lanes], [Heartbeat],
///   [Validity]
/// - [OpenSockets]: all sockets of this node, to count, to sign out and to drain
@NullMarked
package teahouse.chat.connection;

import org.jspecify.annotations.NullMarked;
