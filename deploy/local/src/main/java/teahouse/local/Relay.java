package teahouse.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// One connection through a [Link].
final class Relay {
  private static final int PIECE = 16 * 1024;

  /// Linux sends again after 200 ms at the earliest, and waits twice as long each time.
  private static final int RETRANSMISSION_MILLIS = 200;

  private static final int LONGEST_STALL = 4;

  private final Link link;
  private final Socket client;
  private final Socket server;
  private boolean broken;

  Relay(Link link, Socket client, Socket server) {
    this.link = link;
    this.client = client;
    this.server = server;
  }

  /// Serves until both sides have ended.
  void run() throws IOException, InterruptedException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    var upstream = Thread.ofVirtual().start(() -> pump(client, server, true));
    pump(server, client, false);
    upstream.join();
  }

  synchronized void weatherChanged() {
    notifyAll();
  }

  void reset() {
    for (var side : new Socket[] {client, server}) {
      try {
        side.setSoLinger(true, 0);
      } catch (IOException e) {
        // it is closed already
      }
      closeQuietly(side);
    }
    breakUp();
  }

  /// Copies until one side ends; a proper end is passed on, a broken connection breaks both.
  private void pump(Socket from, Socket to, boolean requests) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        travel(length, requests);
        out.write(piece, 0, length);
      }
      travel(0, requests);
      to.shutdownOutput();
    } catch (IOException e) {
      breakUp();
      closeQuietly(from);
      closeQuietly(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void travel(int bytes, boolean requests) throws InterruptedException {
    var weather = link.weather();
    if (!weather.equals(Weather.CLEAR)) {
      link.hinders();
      Thread.sleep(weather.delay());
      Thread.sleep(Duration.ofNanos(bytes * 1_000_000_000L / weather.bytesPerSecond()));
      if (ThreadLocalRandom.current().nextDouble() < weather.stalls()) {
        Thread.sleep(
            (long) RETRANSMISSION_MILLIS << ThreadLocalRandom.current().nextInt(LONGEST_STALL));
      }
      awaitPassage(requests);
    }
  }

  private synchronized void awaitPassage(boolean requests) throws InterruptedException {
    while (!broken && !(requests ? link.weather().requests() : link.weather().answers())) {
      wait();
    }
  }

  private synchronized void breakUp() {
    broken = true;
    notifyAll();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
