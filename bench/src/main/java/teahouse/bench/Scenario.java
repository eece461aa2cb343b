package teahouse.bench;

/// What is done to a server.
///
/// @param outstanding messages that are always under way; 0 in an open loop
/// @param perSecond messages a second in an open loop
public record Scenario(
    String name, Kind kind, int rooms, int people, int outstanding, int perSecond, double bar) {

  public enum Kind {
    /// Messages are posted and copies counted: deliveries per second of processor time.
    TALK,
    /// Nobody speaks: bytes per socket.
    IDLE,
    /// All are cut and come back: seconds until the last one hears its room.
    STORM,
    /// The same: microseconds of processor time for each socket that opens.
    OPEN,
    /// Messages are posted through the gateway, and to chat-service alone: microseconds of
    /// processor time for each copy.
    HOP,
    /// Nobody speaks, through the gateway: bytes per socket of both processes.
    IDLE_HOP,
    /// One person posts one message after the other: milliseconds until it is heard, beside Kafka
    /// alone.
    ACK
  }

  static Scenario closed(String name, int rooms, int people, int outstanding, double bar) {
    return new Scenario(name, Kind.TALK, rooms, people, outstanding, 0, bar);
  }

  public static Scenario open(String name, int rooms, int people, int perSecond, double bar) {
    return new Scenario(name, Kind.TALK, rooms, people, 0, perSecond, bar);
  }

  static Scenario idle(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.IDLE, rooms, people, 0, 0, bar);
  }

  static Scenario storm(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.STORM, rooms, people, 0, 0, bar);
  }

  static Scenario opening(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.OPEN, rooms, people, 0, 0, bar);
  }

  static Scenario hop(String name, int rooms, int people, int perSecond, double bar) {
    return new Scenario(name, Kind.HOP, rooms, people, 0, perSecond, bar);
  }

  static Scenario idleHop(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.IDLE_HOP, rooms, people, 0, 0, bar);
  }

  /// One message at a time, from people in rooms of their own who take turns: nobody sends more
  /// frames than a socket may.
  static Scenario acknowledgement(String name, int people, double bar) {
    return new Scenario(name, Kind.ACK, people, people, 1, 0, bar);
  }

  String unit() {
    return switch (kind) {
      case TALK -> "deliveries/CPU-s";
      case IDLE, IDLE_HOP -> "bytes/socket";
      case STORM -> "s";
      case OPEN -> "CPU-µs/socket";
      case HOP -> "CPU-µs/delivery";
      case ACK -> "ms";
    };
  }

  /// Whether much is done, of which a compiler makes less.
  boolean isBusy() {
    return switch (kind) {
      case TALK, HOP, STORM, OPEN -> true;
      case IDLE, IDLE_HOP, ACK -> false;
    };
  }

  boolean isMet(double ratio) {
    return kind == Kind.TALK ? ratio >= bar : ratio <= bar;
  }
}
