package teahouse.chat.vocabulary;

import java.time.Instant;
import java.util.UUID;

/// Names one event of one room for ever. Clients make it, as a UUID of version 7 (RFC 9562, 5.7).
public record EventId(UUID value) {

  private static final int IETF_VARIANT = 2;

  public EventId {
    if (!isVersion7(value)) {
      throw new IllegalArgumentException("id: %s (expected: a UUID of version 7)".formatted(value));
    }
  }

  public static boolean isVersion7(UUID value) {
    return value.version() == 7 && value.variant() == IETF_VARIANT;
  }

  /// When the client made it, by the client's clock.
  public Instant time() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
