package teahouse.local;

import java.time.Duration;

/// How a [Link] treats what passes through it.
///
/// @param requests whether what clients say gets through; what does not waits
/// @param answers whether what the other side says gets through; what does not waits
/// @param delay how long each piece is under way, at least
/// @param stalls which share of the pieces is held up for a retransmission's time, as where packets
///   are lost
/// @param bytesPerSecond of one connection and direction, at most
public record Weather(
    boolean requests, boolean answers, Duration delay, double stalls, int bytesPerSecond) {

  /// Everything passes at once.
  public static final Weather CLEAR = new Weather(true, true, Duration.ZERO, 0, Integer.MAX_VALUE);

  /// Half-open: connections stand, are even made, and nothing comes through.
  public static final Weather SILENCE = CLEAR.withPassing(false, false);

  /// What clients say arrives, and they hear nothing.
  public static final Weather NO_ANSWERS = CLEAR.withPassing(true, false);

  public Weather {
    if (stalls < 0 || stalls > 1 || bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "stalls: %f, bytesPerSecond: %d (expected: 0 to 1, at least 1)"
              .formatted(stalls, bytesPerSecond));
    }
  }

  public static Weather delayed(Duration delay) {
    return new Weather(true, true, delay, 0, Integer.MAX_VALUE);
  }

  public static Weather stalling(double share) {
    return new Weather(true, true, Duration.ZERO, share, Integer.MAX_VALUE);
  }

  public static Weather throttled(int bytesPerSecond) {
    return new Weather(true, true, Duration.ZERO, 0, bytesPerSecond);
  }

  private Weather withPassing(boolean theRequests, boolean theAnswers) {
    return new Weather(theRequests, theAnswers, delay, stalls, bytesPerSecond);
  }
}
