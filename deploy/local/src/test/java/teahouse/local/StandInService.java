package teahouse.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/// A service that does nothing but start and say that it is ready. Knows no other class, since it
/// is alone in its jar.
final class StandInService {
  private StandInService() {}

  static void main(String[] arguments) throws IOException {
    serve(port(arguments, "--management.server.port="));
    serve(port(arguments, "--server.port="));
  }

  private static void serve(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  private static int port(String[] arguments, String option) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(option))
        .mapToInt(argument -> Integer.parseInt(argument.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }
}
