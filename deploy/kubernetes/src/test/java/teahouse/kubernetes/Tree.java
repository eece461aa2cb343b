package teahouse.kubernetes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ways through what a YAML document is made of.
final class Tree {
  private Tree() {}

  /// What is at the end of the path, or null if the path leads nowhere; a number is a place in a
  /// list.
  static @Nullable Object at(@Nullable Object node, Object... path) {
    Object here = node;
    for (var step : path) {
      here =
          switch (here) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list when step instanceof Integer i && i < list.size() -> list.get(i);
            case null, default -> null;
          };
    }
    return here;
  }

  static String text(@Nullable Object node, Object... path) {
    return String.valueOf(at(node, path));
  }

  static int number(@Nullable Object node, Object... path) {
    if (at(node, path) instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException(
        List.of(path) + ": " + text(node, path) + " (expected: a number)");
  }

  static List<?> list(@Nullable Object node, Object... path) {
    return at(node, path) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object node, Object... path) {
    return at(node, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
