package teahouse.chat.room;

import java.util.Optional;

/// What a room is called: 1 to 60 code points on one line.
record RoomName(String text) {

  static final int LONGEST = 60;

  static Optional<RoomName> parse(String text) {
    var name = text.strip();
    return !name.isEmpty()
            && name.codePointCount(0, name.length()) <= LONGEST
            && OneLine.isClean(name)
        ? Optional.of(new RoomName(name))
        : Optional.empty();
  }
}
