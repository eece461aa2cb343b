package teahouse.history.vocabulary;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A UUID in its two forms: 36 lower-case characters on the wire, 16 bytes in the database.
final class Identifier {

  private static final Pattern WIRE_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Identifier() {}

  static Optional<UUID> parse(CharSequence text) {
    // UUID.fromString alone would take "1-1-1-1-1" and capitals.
    return WIRE_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text.toString()))
        : Optional.empty();
  }

  static UUID of(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static byte[] bytes(UUID value) {
    return ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }

  /// As the database compares the 16 bytes; [UUID#compareTo] compares two signed numbers.
  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
