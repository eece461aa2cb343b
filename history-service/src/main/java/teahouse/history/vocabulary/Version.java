package teahouse.history.vocabulary;

/// The state version of a room: grows with each change of its details or memberships.
public record Version(long value) implements Comparable<Version> {

  /// Of a room of which no state was seen yet.
  public static final Version NONE = new Version(0);

  public boolean isAfter(Version other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(value, other.value);
  }
}
