package teahouse.chat.vocabulary;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Names one event of one room for ever. Clients make it, as a UUID of version 7 (RFC 9562, 5.7).
public record EventId(UUID value) {

  private static final int IETF_VARIANT = 2;

  public EventId {
    if (!isVersion7(value)) {
      throw new IllegalArgumentException("id: %s (expected: a UUID of version 7)".formatted(value));
    }
  }

  /// A new id.
  public static EventId mint(Instant now, RandomGenerator random) {
    return new EventId(version7(now, random.nextLong(), random.nextLong()));
  }

  /// A UUID of version 7 from its time and 74 of the given bits.
  public static UUID version7(Instant time, long high, long low) {
    return new UUID(
        time.toEpochMilli() << 16 | 0x7000 | (high & 0x0fff),
        Long.MIN_VALUE | (low & 0x3fff_ffff_ffff_ffffL));
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
