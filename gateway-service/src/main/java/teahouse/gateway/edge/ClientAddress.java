package teahouse.gateway.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/// Where a request came from, as far as that can be believed.
public record ClientAddress(InetAddress address) {

  private static final String ATTRIBUTE = ClientAddress.class.getName();

  /// A household or a cloud machine has at least a /64 of its own: counting single IPv6 addresses
  /// would count nobody.
  private static final int NETWORK_BYTES = 8;

  public static ClientAddress of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(ATTRIBUTE);
  }

  void attachTo(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }

  /// What limits count by: the address, or the network of an IPv6 address.
  public String limitKey() {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }

  @Override
  public String toString() {
    return address.getHostAddress();
  }
}
