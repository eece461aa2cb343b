/// Rooms and memberships, decided in MySQL. For other features the one door to a room is
/// [teahouse.chat.room.RoomAccess].
///
/// ```
/// room         what a room is; its row is the lock, its version grows with each event
/// membership   who is in it, invited, or was; who left keeps a row, for its version
/// room_change  what clients asked for, by (room, id), and the event that answers it
/// ```
///
/// A change is a [RoomChange]; [RoomRules] decide it without touching anything; a [RoomTransaction]
/// writes rows and outbox together; [RoomChanges] answers when this node has read the event back
/// from the log.
@NullMarked
package teahouse.chat.room;

import org.jspecify.annotations.NullMarked;
