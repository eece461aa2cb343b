/// The one door to a room's past: who is in it, by the membership projection (table `member`), and
/// how far and from where on it can be read.
///
/// An unknown room and a closed one are one answer. Nobody else asks for memberships, and nobody
/// reads rows without a [RoomView.Open].
@NullMarked
package teahouse.history.access;

import org.jspecify.annotations.NullMarked;
