package teahouse.system.stranger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// A socket by hand (RFC 6455), for what no library would send.
public final class Wire implements AutoCloseable {

  public static final int TEXT = 0x81;
  public static final int BINARY = 0x82;

  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final java.net.Socket line;
  private final DataInputStream in;
  private final int status;

  private Wire(java.net.Socket line, DataInputStream in) throws IOException {
    this.line = line;
    this.in = in;
    String head = head();
    this.status = Integer.parseInt(head.split(" ", 3)[1]);
  }

  /// Asks for the upgrade; `headers` are lines such as `Origin: …`.
  public static Wire knocks(URI origin, String... headers) throws IOException {
    java.net.Socket line = new java.net.Socket(origin.getHost(), origin.getPort());
    line.setSoTimeout((int) PATIENCE.toMillis());
    String request =
        """
        GET /ws HTTP/1.1
        Host: %s
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: teahouse.v1
        """
            .formatted(origin.getAuthority());
    String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    line.getOutputStream()
        .write((request + more + "\n").replace("\n", "\r\n").getBytes(ISO_8859_1));
    return new Wire(line, new DataInputStream(line.getInputStream()));
  }

  public int status() {
    return status;
  }

  /// One frame, masked with zeros; `first` is its first octet: FIN, reserved bits and opcode.
  public void sends(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < LENGTH_16) {
      frame.write(MASKED | payload.length);
    } else {
      boolean isShort = payload.length <= 0xffff;
      frame.write(MASKED | (isShort ? LENGTH_16 : LENGTH_64));
      for (int shift = isShort ? 8 : 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.write(new byte[4]);
    frame.write(payload);
    line.getOutputStream().write(frame.toByteArray());
  }

  /// Reads on until the server closes, and answers its code.
  public int closeCode() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0f;
      byte[] payload = in.readNBytes(length());
      if (opcode == CLOSE) {
        return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
      }
    }
  }

  /// The next frame, as text.
  public String hears() throws IOException {
    in.readUnsignedByte();
    return new String(in.readNBytes(length()), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case LENGTH_16 -> in.readUnsignedShort();
      case LENGTH_64 -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }
}
