package teahouse.chat.vocabulary;

/// A place in the room log: `epoch << 40 | offset`, below 2^53 so that JavaScript can count it. 0
/// is "nothing yet".
public record Seq(long value) implements Comparable<Seq> {

  public static final Seq NOTHING = new Seq(0);

  private static final int OFFSET_BITS = 40;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
  private static final long LIMIT = 1L << 53;

  public Seq {
    if (value < 0 || value >= LIMIT) {
      throw new IllegalArgumentException("seq: %d (expected: 0 to 2^53 - 1)".formatted(value));
    }
  }

  public static Seq of(int epoch, long offset) {
    return new Seq((long) epoch << OFFSET_BITS | offset);
  }

  /// The one right above, whoever's it is.
  public Seq next() {
    return new Seq(value + 1);
  }

  public long offset() {
    return value & OFFSET_MASK;
  }

  @Override
  public int compareTo(Seq other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
