package teahouse.history.vocabulary;

import java.util.Optional;
import java.util.UUID;

/// Names one event of one room for ever.
public record EventId(UUID value) implements Comparable<EventId> {

  public static Optional<EventId> parse(CharSequence text) {
    return Identifier.parse(text).map(EventId::new);
  }

  public static EventId of(byte[] bytes) {
    return new EventId(Identifier.of(bytes));
  }

  /// As it stands in the database.
  public byte[] bytes() {
    return Identifier.bytes(value);
  }

  @Override
  public int compareTo(EventId other) {
    return Identifier.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
