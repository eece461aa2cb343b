package teahouse.chat.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a list.
///
/// @param next the cursor of the next part, if there is one
record Page<T>(List<T> items, Optional<String> next) {

  /// @param found one more than a page holds, if there are more
  static <T> Page<T> of(List<T> found, int size, Function<T, String> cursorBehind) {
    if (found.size() <= size) {
      return new Page<>(found, Optional.empty());
    }
    var items = found.subList(0, size);
    return new Page<>(items, Optional.of(cursorBehind.apply(items.getLast())));
  }
}
