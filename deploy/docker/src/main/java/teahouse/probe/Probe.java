package teahouse.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/// Ends with 0 if the service on this host answers that it is ready, else with 1.
final class Probe {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int READY = 200;

  private Probe() {}

  static void main() {
    var port = System.getenv().getOrDefault("MANAGEMENT_SERVER_PORT", "9080");
    var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    System.exit(isReady(readiness) ? 0 : 1);
  }

  /// The old client of the JDK: it starts in half the time of the new one.
  static boolean isReady(URI readiness) {
    try {
      var connection = (HttpURLConnection) readiness.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection.getResponseCode() == READY;
    } catch (IOException e) {
      return false;
    }
  }
}
