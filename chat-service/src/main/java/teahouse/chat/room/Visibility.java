package teahouse.chat.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether strangers may find a room and join it.
enum Visibility {
  PUBLIC,
  PRIVATE;

  static Optional<Visibility> parse(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findAny();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
