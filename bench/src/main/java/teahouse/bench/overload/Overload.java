package teahouse.bench.overload;

import java.time.Duration;
import java.util.function.BiConsumer;

/// What chat-service can take, less than that, twice that, and less again.
///
/// @param full as fast as answers come, with so many posts always under way: this is the capacity
/// @param usual three quarters of it
/// @param twice of it
/// @param after the half of it, from the moment on when the overload ends
public record Overload(Tally full, Tally usual, Tally twice, Tally after) {

  private static final double USUAL = 0.75;
  private static final double LITTLE = 0.5;

  /// How it is done.
  ///
  /// @param outstanding posts under way where the capacity is found; less than the gate's least
  ///   would not show what the service can do, much more would be turned away
  /// @param warmUp how long it posts before anything counts: a JVM that is not warm yet can do much
  ///   more soon after, and twice its capacity would be no overload
  /// @param phase how long each phase takes
  public record Course(int outstanding, Duration warmUp, Duration phase) {

    /// Finds all of it.
    ///
    /// @param known posts a second that the machine was seen to serve: a gate turns away some even
    ///   where only the capacity is to be found
    /// @param tell hears of each phase when it is over
    public Overload follow(Posters posters, double known, BiConsumer<String, Tally> tell) {
      posters.inTurn(outstanding, warmUp);
      var full = posters.inTurn(outstanding, phase);
      tell.accept("as many as it takes", full);
      double capacity = Math.max(known, full.perSecond());
      var usual = posters.atRate(capacity * USUAL, phase);
      tell.accept("three quarters of the capacity", usual);
      var twice = posters.atRate(capacity * 2, phase);
      tell.accept("twice the capacity", twice);
      var after = posters.atRate(capacity * LITTLE, phase);
      tell.accept("half of it, from then on", after);
      return new Overload(full, usual, twice, after);
    }
  }

  /// How much longer those take who are let in while twice as many come as can be served.
  double p99Ratio() {
    return twice.millis(99) / usual.millis(99);
  }

  /// How long after the overload somebody was turned away for the last time.
  Duration recovery() {
    return after.untilLastRefused();
  }
}
