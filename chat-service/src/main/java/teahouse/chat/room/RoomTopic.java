package teahouse.chat.room;

import java.util.Optional;

/// What a room is about: up to 250 code points on one line, or nothing.
record RoomTopic(String text) {

  static final RoomTopic NONE = new RoomTopic("");
  static final int LONGEST = 250;

  static Optional<RoomTopic> parse(String text) {
    var topic = text.strip();
    return topic.codePointCount(0, topic.length()) <= LONGEST && OneLine.isClean(topic)
        ? Optional.of(new RoomTopic(topic))
        : Optional.empty();
  }
}
