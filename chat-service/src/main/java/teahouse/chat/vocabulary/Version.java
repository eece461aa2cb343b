package teahouse.chat.vocabulary;

/// The state version of a room: grows by one with each change of its details or memberships.
public record Version(long value) implements Comparable<Version> {

  public Version next() {
    return new Version(value + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(value, other.value);
  }
}
