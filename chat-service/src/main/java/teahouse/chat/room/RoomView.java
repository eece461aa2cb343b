package teahouse.chat.room;

import java.util.Optional;
import teahouse.chat.moderation.Ban;

/// A room as one person sees it.
///
/// @param mine that person's membership; who left has none
/// @param ban that keeps the person out, where it was asked for
record RoomView(Room room, Optional<Member> mine, Optional<Ban> ban) {

  RoomView(Room room, Optional<Member> mine) {
    this(room, mine, Optional.empty());
  }

  RoomView with(Ban spoken) {
    return new RoomView(room, mine, Optional.of(spoken));
  }

  boolean isVisible() {
    return room.visibility() == Visibility.PUBLIC || mine.isPresent();
  }
}
