package teahouse.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import teahouse.local.DatabaseAddress;

/// The wire to a database, which can be cut and mended.
final class Wire implements AutoCloseable {

  private final DatabaseAddress far;
  private final ServerSocket near;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Wire(DatabaseAddress far) throws IOException {
    this.far = far;
    this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1", near.getLocalPort(), far.name(), far.user(), far.password());
  }

  void cut() {
    cut = true;
    ends.forEach(Wire::closed);
    ends.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    cut();
    near.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = near.accept();
        if (cut) {
          client.close();
        } else {
          connect(client);
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) throws IOException {
    var server = new Socket(far.host(), far.port());
    ends.add(client);
    ends.add(server);
    Thread.ofVirtual().start(() -> copy(client, server));
    Thread.ofVirtual().start(() -> copy(server, client));
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      // Both ends are closed below.
    } finally {
      closed(from);
      closed(to);
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
