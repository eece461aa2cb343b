package teahouse.gateway.world;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A client's end of a socket, by hand (RFC 6455), that takes from the wire only what it is told
/// to.
public final class PausingSocket implements AutoCloseable {

  /// What waits here, unread, beside what the operating system needs for itself.
  public static final int RECEIVE_BUFFER = 8 * 1024;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte TEXT = (byte) 0x81;
  private static final byte MASKED = (byte) 0x80;
  private static final int LENGTH_IN_TWO_BYTES = 126;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  PausingSocket(int port, String host, String token) {
    try {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(
        """
        GET /ws HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: teahouse.v1
        Authorization: Bearer %s

        """
            .formatted(host, token)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    String answer = head();
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new AssertionError(answer);
    }
  }

  /// Sends a frame, masked with zeros, of under 126 bytes.
  public void says(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    write(
        ByteBuffer.allocate(6 + payload.length)
            .put(TEXT)
            .put((byte) (MASKED | payload.length))
            .putInt(0)
            .put(payload)
            .array());
  }

  /// The next frame's payload.
  public ByteBuffer takes() {
    try {
      if (in.readByte() != TEXT) {
        throw new AssertionError("no whole text");
      }
      int length = in.readUnsignedByte();
      return ByteBuffer.wrap(
          in.readNBytes(length == LENGTH_IN_TWO_BYTES ? in.readUnsignedShort() : length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() {
    StringBuilder head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head.toString();
  }
}
