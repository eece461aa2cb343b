package teahouse.chat.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much sockets, and those who come back, may cost.
///
/// @param outboundLimit what may wait for a socket before its room frames are dropped
/// @param hotTail what may be kept of the last events of all rooms, to give to those who come back;
///   0 keeps nothing, and all of them ask history
/// @param hotTailPerRoom what may be kept of one room
@ConfigurationProperties("teahouse.delivery")
public record DeliverySettings(
    @DefaultValue("256KB") DataSize outboundLimit,
    @DefaultValue("32MB") DataSize hotTail,
    @DefaultValue("64KB") DataSize hotTailPerRoom) {

  private static final DataSize LEAST = DataSize.ofKilobytes(64);
  private static final DataSize NOTHING = DataSize.ofBytes(0);

  public DeliverySettings {
    atLeast(LEAST, "outbound-limit", outboundLimit);
    atLeast(LEAST, "hot-tail-per-room", hotTailPerRoom);
    if (!hotTail.equals(NOTHING)) {
      atLeast(hotTailPerRoom, "hot-tail", hotTail);
    }
  }

  private static void atLeast(DataSize least, String name, DataSize given) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "teahouse.delivery.%s: %s (expected: at least %s)".formatted(name, given, least));
    }
  }

  public int outboundBytes() {
    return Math.toIntExact(outboundLimit.toBytes());
  }
}
