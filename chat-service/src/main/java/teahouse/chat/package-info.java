/// Sockets, rooms and members: decides who may post, appends to the room log and delivers from it.
/// Does not answer for the past.
@NullMarked
package teahouse.chat;

import org.jspecify.annotations.NullMarked;
