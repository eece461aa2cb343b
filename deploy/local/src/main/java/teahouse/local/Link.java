package teahouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One port in front of one or several processes: each connection goes to the next process in turn
/// that accepts it, as Kubernetes' own service address does. Its [Weather] may be bad.
public final class Link implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1000;

  private final String name;
  private final int port;
  private final List<Integer> targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final AtomicLong hindered = new AtomicLong();
  private volatile Weather weather = Weather.CLEAR;
  private volatile @Nullable ServerSocket door;

  /// A link that is not open yet.
  Link(String name, int port, List<Integer> targets) {
    this.name = name;
    this.port = port;
    this.targets = List.copyOf(targets);
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  void open() throws StartFailure {
    try {
      var opened = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
      door = opened;
      Thread.ofVirtual().name("link-" + port).start(() -> accept(opened));
    } catch (IOException e) {
      throw new StartFailure("port " + port + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /// From now on, and for connections that stand already.
  public void weather(Weather other) {
    weather = other;
    relays.forEach(Relay::weatherChanged);
  }

  Weather weather() {
    return weather;
  }

  /// How many pieces of what was said have been under any but clear weather so far.
  public long hindered() {
    return hindered.get();
  }

  void hinders() {
    hindered.incrementAndGet();
  }

  /// Breaks all connections without a goodbye (RST).
  ///
  /// @return how many
  public int reset() {
    var all = List.copyOf(relays);
    all.forEach(Relay::reset);
    return all.size();
  }

  @Override
  public void close() {
    var opened = door;
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    weather(Weather.CLEAR);
    reset();
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        var client = opened.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // closed: the loop ends; anything else concerns one connection only
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = connect()) {
      var relay = new Relay(this, client, server);
      relays.add(relay);
      try {
        relay.run();
      } finally {
        relays.remove(relay);
      }
    } catch (IOException e) {
      // nobody answers behind this door; the client sees its connection end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket connect() throws IOException {
    var refused = new IOException("no process accepts connections");
    for (int attempt = 0; attempt < targets.size(); attempt++) {
      int target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
      var socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
        return socket;
      } catch (IOException e) {
        socket.close();
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }
}
