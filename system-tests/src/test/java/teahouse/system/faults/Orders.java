package teahouse.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a campaign is to do.
///
/// @param length how long it may last; zero for each of the main faults once
/// @param only which faults are to strike, once each at least, if not all
record Orders(Duration length, Optional<Pattern> only) {

  static final String WITHOUT_DATABASE = "without the database";

  /// Of a person between two messages: little enough for what each campaign has to bring together,
  /// and for two cores that carry the house, its people and whatever is being started again.
  private static final Duration BREATH = Duration.ofMillis(500);

  private static final Duration BREATH_OF_THE_LONG_ONE = Duration.ofMillis(240);

  /// Shorter campaigns have no time to measure what it is like without the database, pair by pair.
  private static final Duration FOR_ONE_PAIR = Duration.ofMinutes(8);

  private static final int PAIRS = 5;

  /// @param arguments how many minutes, and a pattern that faults' names contain, or nothing
  static Orders of(String... arguments) {
    String only = arguments.length > 1 ? arguments[1] : "";
    return new Orders(
        Duration.ofMinutes(Long.parseLong(arguments[0])),
        only.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(only)));
  }

  boolean isLong() {
    return !length.isZero();
  }

  Duration breath() {
    return isLong() ? BREATH_OF_THE_LONG_ONE : BREATH;
  }

  /// How many times it is measured what it is like without the database.
  int pairs() {
    return wants(WITHOUT_DATABASE)
        ? Math.toIntExact(Math.min(PAIRS, length.dividedBy(FOR_ONE_PAIR)))
        : 0;
  }

  /// The faults to strike.
  List<Fault> chosen(List<Fault> all) {
    Predicate<Fault> chosen = fault -> wants(fault.name()) || wants(fault.kind());
    return all.stream().filter(chosen).toList();
  }

  private boolean wants(String name) {
    return only.isEmpty() || only.get().matcher(name).find();
  }
}
