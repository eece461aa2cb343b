package teahouse.bench;

/// What is done to a server.
///
/// @param outstanding messages that are always under way; 0 in an open loop
/// @param perSecond messages a second in an open loop
record Scenario(
    String name, Kind kind, int rooms, int people, int outstanding, int perSecond, double bar) {

  enum Kind {
    /// Messages are posted and copies counted: deliveries per second of processor time.
    TALK,
    /// Nobody speaks: bytes per socket.
    IDLE,
    /// All are cut and come back: seconds until the last one hears its room.
    STORM
  }

  static Scenario closed(String name, int rooms, int people, int outstanding, double bar) {
    return new Scenario(name, Kind.TALK, rooms, people, outstanding, 0, bar);
  }

  static Scenario open(String name, int rooms, int people, int perSecond, double bar) {
    return new Scenario(name, Kind.TALK, rooms, people, 0, perSecond, bar);
  }

  static Scenario idle(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.IDLE, rooms, people, 0, 0, bar);
  }

  static Scenario storm(String name, int rooms, int people, double bar) {
    return new Scenario(name, Kind.STORM, rooms, people, 0, 0, bar);
  }

  String unit() {
    return switch (kind) {
      case TALK -> "deliveries/CPU-s";
      case IDLE -> "bytes/socket";
      case STORM -> "s";
    };
  }

  boolean isMet(double ratio) {
    return kind == Kind.TALK ? ratio >= bar : ratio <= bar;
  }
}
