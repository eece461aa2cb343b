package teahouse.auth.account;

import java.util.Optional;
import java.util.UUID;

/// Names a person for ever; the `sub` of their tokens.
public record UserId(UUID value) {

  /// The nil UUID: the id of no account.
  public static final UserId NOBODY = new UserId(new UUID(0, 0));

  private static final int LENGTH = 36;

  /// Reads an id as it came.
  ///
  /// @param text 36 characters, else nothing: `UUID.fromString` alone takes `1-1-1-1-1` too
  public static Optional<UserId> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new UserId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
