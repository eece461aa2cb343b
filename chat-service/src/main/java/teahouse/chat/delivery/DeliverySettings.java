package teahouse.chat.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much a socket may cost.
///
/// @param outboundLimit what may wait for a socket before its room frames are dropped
@ConfigurationProperties("teahouse.delivery")
public record DeliverySettings(@DefaultValue("256KB") DataSize outboundLimit) {

  private static final DataSize LEAST = DataSize.ofKilobytes(64);

  public DeliverySettings {
    if (outboundLimit.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "teahouse.delivery.outbound-limit: %s (expected: at least %s)"
              .formatted(outboundLimit, LEAST));
    }
  }

  public int outboundBytes() {
    return Math.toIntExact(outboundLimit.toBytes());
  }
}
