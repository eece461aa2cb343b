package teahouse.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One port in front of several processes of one service: each connection goes to the next process
/// in turn that accepts it, as Kubernetes' own service address does.
final class Balancer implements AutoCloseable {
  private final ServerSocket door;
  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();

  Balancer(int port, List<Integer> ports) throws StartFailure {
    this.ports = List.copyOf(ports);
    try {
      door = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new StartFailure("port " + port + " cannot be opened: " + e.getMessage(), e);
    }
    Thread.ofVirtual().name("balancer-" + port).start(this::accept);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // closed: the loop ends; anything else concerns one connection only
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = connect()) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var upstream = Thread.ofVirtual().start(() -> pump(client, server));
      pump(server, client);
      upstream.join();
    } catch (IOException e) {
      // nobody answers behind this door; the client sees its connection end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket connect() throws IOException {
    var refused = new IOException("no process accepts connections");
    for (int attempt = 0; attempt < ports.size(); attempt++) {
      int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return socket;
      } catch (IOException e) {
        socket.close();
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  /// Copies until one side ends; a proper end is passed on, a broken connection breaks both.
  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
