package teahouse.chat.room;

import java.util.Optional;

/// A room as one person sees it.
///
/// @param mine that person's membership; who left has none
record RoomView(Room room, Optional<Member> mine) {

  boolean isVisible() {
    return room.visibility() == Visibility.PUBLIC || mine.isPresent();
  }
}
