package teahouse.history.vocabulary;

import java.util.Optional;
import java.util.UUID;

/// A room. On the wire the 36-character lower-case form.
public record RoomId(UUID value) implements Comparable<RoomId> {

  public static Optional<RoomId> parse(CharSequence text) {
    return Identifier.parse(text).map(RoomId::new);
  }

  public static RoomId of(byte[] bytes) {
    return new RoomId(Identifier.of(bytes));
  }

  /// As it stands in the database.
  public byte[] bytes() {
    return Identifier.bytes(value);
  }

  @Override
  public int compareTo(RoomId other) {
    return Identifier.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
