package teahouse.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProbeTest {

  @Test
  void aServiceThatSaysItIsReadyIs() throws IOException {
    assertThat(isReady(200)).isTrue();
  }

  @Test
  void aServiceThatSaysItIsNotReadyIsNot() throws IOException {
    assertThat(isReady(503)).isFalse();
  }

  @Test
  void aServiceThatDoesNotAnswerIsNotReady() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThat(Probe.isReady(readiness(port))).isFalse();
  }

  private static boolean isReady(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return Probe.isReady(readiness(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static URI readiness(int port) {
    return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
  }
}
