package teahouse.chat.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much sockets, and those who come back, may cost.
///
/// @param outboundLimit what may wait for a socket before its room frames are dropped
/// @param hotTail what may be kept of the last events of all rooms, to give to those who come back;
///   0 keeps nothing, and all of them ask history
/// @param hotTailPerRoom what may be kept of one room
/// @param restPerSocket how long a room rests after a walk through its sockets on one event loop,
///   for each of them. What comes meanwhile leaves in the next walk, as one write per socket. A
///   rest of less than a millisecond is none
/// @param longestRest of a room, however many hear it
@ConfigurationProperties("teahouse.delivery")
public record DeliverySettings(
    @DefaultValue("256KB") DataSize outboundLimit,
    @DefaultValue("32MB") DataSize hotTail,
    @DefaultValue("64KB") DataSize hotTailPerRoom,
    @DefaultValue("30us") Duration restPerSocket,
    @DefaultValue("50ms") Duration longestRest) {

  private static final DataSize LEAST = DataSize.ofKilobytes(64);
  private static final DataSize NOTHING = DataSize.ofBytes(0);

  public DeliverySettings {
    atLeast(LEAST, "outbound-limit", outboundLimit);
    atLeast(LEAST, "hot-tail-per-room", hotTailPerRoom);
    if (!hotTail.equals(NOTHING)) {
      atLeast(hotTailPerRoom, "hot-tail", hotTail);
    }
    notNegative("rest-per-socket", restPerSocket);
    notNegative("longest-rest", longestRest);
  }

  private static void atLeast(DataSize least, String name, DataSize given) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "teahouse.delivery.%s: %s (expected: at least %s)".formatted(name, given, least));
    }
  }

  private static void notNegative(String name, Duration given) {
    if (given.isNegative()) {
      throw new IllegalArgumentException(
          "teahouse.delivery.%s: %s (expected: at least 0)".formatted(name, given));
    }
  }

  public int outboundBytes() {
    return Math.toIntExact(outboundLimit.toBytes());
  }
}
