package teahouse.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class ProxyChainTest {

  private static final DataSize ANY = DataSize.ofKilobytes(1);

  private final ProxyChain chain =
      new ProxyChain(
          new EdgeProperties(List.of(), List.of("10.0.0.0/8", "2001:db8::/32"), ANY, ANY));

  @ParameterizedTest
  @CsvSource({
    // peer, what it forwards, who is believed
    "203.0.113.1, '',                                203.0.113.1",
    "203.0.113.1, 198.51.100.7,                      203.0.113.1",
    "10.0.0.1,    198.51.100.7,                      198.51.100.7",
    "10.0.0.1,    '6.6.6.6, 198.51.100.7',           198.51.100.7",
    "10.0.0.1,    '6.6.6.6, 198.51.100.7, 10.0.0.2', 198.51.100.7",
    "10.0.0.1,    'localhost',                       10.0.0.1",
    "10.0.0.1,    'evil.example, 10.0.0.2',          10.0.0.2",
    "10.0.0.1,    ',,',                              10.0.0.1",
    "2001:db8::1, 198.51.100.7,                      198.51.100.7",
  })
  void onlyWhatOurOwnProxiesWroteIsBelieved(String peer, String forwarded, String believed) {
    HttpHeaders headers = new HttpHeaders();
    headers.set("X-Forwarded-For", forwarded);

    ClientAddress client =
        chain.clientOf(new InetSocketAddress(InetAddress.ofLiteral(peer), 1), headers);

    assertThat(client.address()).isEqualTo(InetAddress.ofLiteral(believed));
  }

  @Test
  void aNetworkOfIpv6CountsAsOneCaller() {
    ClientAddress one = new ClientAddress(InetAddress.ofLiteral("2001:db8:1:2::1"));
    ClientAddress neighbour = new ClientAddress(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"));
    ClientAddress stranger = new ClientAddress(InetAddress.ofLiteral("2001:db8:1:3::1"));

    assertThat(one.limitKey()).isEqualTo(neighbour.limitKey()).isNotEqualTo(stranger.limitKey());
  }
}
