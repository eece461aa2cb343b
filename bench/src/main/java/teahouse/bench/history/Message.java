package teahouse.bench.history;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import teahouse.bench.load.TeahouseSpeech;

/// What people say: a hundred characters each.
record Message(UUID id, UUID by) {

  static final String KIND = "message.posted";

  /// As long as a real one.
  static final String DIGEST = "3q2-7wAAAAAAAAAAAAAAAA";

  private static final String TEXT = "tea ".repeat(25);

  static Message by(UUID person) {
    return new Message(TeahouseSpeech.newId(), person);
  }

  /// As chat-service writes it.
  byte[] value() {
    return ("{\"id\":\""
            + id
            + "\",\"kind\":\""
            + KIND
            + "\",\"by\":\""
            + by
            + "\",\"at\":\"2026-05-03T08:17:12.500Z\",\"text\":\""
            + TEXT
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
