/// Rooms and memberships, decided in MySQL. The one door to a room is [RoomAccess].
@NullMarked
package teahouse.chat.room;

import org.jspecify.annotations.NullMarked;
