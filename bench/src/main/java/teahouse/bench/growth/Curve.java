package teahouse.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import teahouse.bench.Scenario;

/// What grows, while everything else stays.
enum Curve {
  /// One room's members, at about as many copies a second.
  MEMBERS("members of one room"),
  /// Rooms of ten at one rate of messages; of one person each where sockets would not suffice.
  ROOMS("rooms"),
  /// Instances of chat-service under one load, which they share.
  INSTANCES("instances");

  private static final int COPIES_PER_SECOND = 20_000;
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_OF_ONE_PERSON = 100;
  private static final int MOST_SOCKETS = 10_000;
  private static final int ROOM = 10;

  private final String unit;

  Curve(String unit) {
    this.unit = unit;
  }

  String unit() {
    return unit;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @param scale of the largest size, of the rate, and of the rooms that instances share
  List<Step> steps(double scale) {
    return switch (this) {
      case MEMBERS -> sizes(scale).mapToObj(members -> members(members, scale)).toList();
      case ROOMS -> sizes(scale).mapToObj(rooms -> rooms(rooms, scale)).toList();
      case INSTANCES ->
          Stream.of(1, 2, 3).map(number -> step(number, of(1_000, scale), ROOM, scale)).toList();
    };
  }

  /// Posts of one person to one room wait for each other, so that nobody can post very many.
  private Step members(int members, double scale) {
    int most = Math.min(MOST_MESSAGES, members * MOST_OF_ONE_PERSON);
    int perSecond = Math.clamp(of(COPIES_PER_SECOND, scale) / members, 1, of(most, scale));
    return new Step(
        this, members, Scenario.open(title() + " " + members, 1, members, perSecond, 1));
  }

  private Step rooms(int rooms, double scale) {
    return step(rooms, rooms, Math.clamp(MOST_SOCKETS / rooms, 1, ROOM), scale);
  }

  private Step step(int size, int rooms, int each, double scale) {
    return new Step(
        this,
        size,
        Scenario.open(title() + " " + size, rooms, rooms * each, of(MOST_MESSAGES, scale), 1));
  }

  private static IntStream sizes(double scale) {
    return IntStream.of(1, 10, 100, 1_000, 10_000).filter(size -> size <= of(MOST_SOCKETS, scale));
  }

  private static int of(int number, double scale) {
    return Math.max(1, (int) (number * scale));
  }
}
