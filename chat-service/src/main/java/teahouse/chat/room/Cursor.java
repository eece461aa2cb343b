package teahouse.chat.room;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The place behind a page, as clients carry it. It names the list that it belongs to, so that a
/// cursor of another list is noticed; it hides nothing and permits nothing.
final class Cursor {

  private static final int TAG = 8;
  private static final String SEPARATOR = "\0";

  private Cursor() {}

  static String of(String list, String... place) {
    var text = String.join(SEPARATOR, place);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var cursor = Arrays.copyOf(tag(list, text), TAG + bytes.length);
    System.arraycopy(bytes, 0, cursor, TAG, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// The place, if this cursor was made for that list.
  static Optional<List<String>> read(String list, String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length < TAG) {
        return Optional.empty();
      }
      var text = new String(bytes, TAG, bytes.length - TAG, StandardCharsets.UTF_8);
      return Arrays.equals(Arrays.copyOf(bytes, TAG), tag(list, text))
          ? Optional.of(List.of(text.split(SEPARATOR, -1)))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] tag(String list, String place) {
    return Arrays.copyOf(Digest.bytesOf("cursor", list, place), TAG);
  }
}
