package teahouse.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports of 127.0.0.1 for processes that must know theirs before they start.
///
/// Taken from below the range that systems hand to outgoing connections (Linux: 32768 and up), so
/// that a process which was killed finds its port still free when it comes back. Each JVM begins
/// somewhere else and goes up, so that two of them rarely meet, and gives no port twice.
final class Ports {
  private static final int LOWEST = 20_000;
  private static final int COUNT = 12_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  static int free() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = LOWEST + NEXT.getAndIncrement() % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port (expected: one from %d to %d)".formatted(LOWEST, LOWEST + COUNT - 1));
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
