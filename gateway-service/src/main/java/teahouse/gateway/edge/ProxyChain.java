package teahouse.gateway.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/// Reads `X-Forwarded-For` from the right for as long as the one who wrote it is a proxy of ours:
/// what stands further left was written by the client and proves nothing.
@Component
class ProxyChain {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final List<InetAddressMatcher> trusted;

  ProxyChain(EdgeProperties properties) {
    this.trusted =
        properties.trustedProxies().stream().map(InetAddressMatchers::fromIpAddress).toList();
  }

  ClientAddress clientOf(@Nullable InetSocketAddress peer, HttpHeaders headers) {
    InetAddress believed = peer == null ? null : peer.getAddress();
    if (believed == null) {
      return new ClientAddress(InetAddress.getLoopbackAddress());
    }
    List<String> hops =
        headers.getOrEmpty(FORWARDED_FOR).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList();
    for (String hop : hops.reversed()) {
      InetAddress next = trusts(believed) ? parsed(hop) : null;
      if (next == null) {
        break;
      }
      believed = next;
    }
    return new ClientAddress(believed);
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.matches(address));
  }

  /// A literal only: a name would be looked up, and block.
  private static @Nullable InetAddress parsed(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
