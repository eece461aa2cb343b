package teahouse.history.vocabulary;

import java.util.Optional;
import java.util.UUID;

/// A person or a bot: the `sub` of their tokens.
public record UserId(UUID value) implements Comparable<UserId> {

  public static Optional<UserId> parse(CharSequence text) {
    return Identifier.parse(text).map(UserId::new);
  }

  public static UserId of(byte[] bytes) {
    return new UserId(Identifier.of(bytes));
  }

  /// As it stands in the database.
  public byte[] bytes() {
    return Identifier.bytes(value);
  }

  @Override
  public int compareTo(UserId other) {
    return Identifier.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
