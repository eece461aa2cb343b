package teahouse.chat.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that speaks WebSocket by hand (RFC 6455): it may break the rules, and reads only when
/// it is told to.
public final class RawSocket implements AutoCloseable {

  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final String SUBPROTOCOL = "teahouse.v1";
  private static final int SMALL_BUFFER = 8 * 1024;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  public RawSocket(ChatNode node, Person person) {
    this(node);
    write(request(node, person, SUBPROTOCOL));
    var answer = readsHead();
    if (!answer.startsWith("HTTP/1.1 101") || answer.contains("permessage-deflate")) {
      throw new AssertionError(answer);
    }
  }

  private RawSocket(ChatNode node) {
    try {
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(60).toMillis()));
      socket.connect(new InetSocketAddress(node.uri().getHost(), node.uri().getPort()));
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The whole answer to a handshake that leads nowhere.
  ///
  /// @param subprotocols that it offers; none if empty
  public static String refusal(ChatNode node, Person person, String subprotocols) {
    try (var made = new RawSocket(node)) {
      made.write(request(node, person, subprotocols));
      var head = made.readsHead();
      var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
      return length.find()
          ? head
              + new String(
                  made.in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
          : head;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A frame as it stands on the wire.
  ///
  /// @param first its first byte: final bit, reserved bits, opcode
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Frame(int first, byte[] payload) {

    public boolean isClose() {
      return first == CLOSE;
    }

    public int closeCode() {
      return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(payload);
    }

    public String type() {
      return isClose() ? "close" : json().path("type").asString();
    }
  }

  public void sends(String text) {
    sends(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a frame, masked with zeros, of under 126 bytes or up to 64 KiB.
  public void sends(int first, byte... payload) {
    write(frame(first, payload));
  }

  private static byte[] frame(int first, byte... payload) {
    var header =
        payload.length < 126
            ? new byte[] {(byte) first, (byte) (0x80 | payload.length), 0, 0, 0, 0}
            : new byte[] {
              (byte) first,
              (byte) 0xfe,
              (byte) (payload.length >> 8),
              (byte) payload.length,
              0,
              0,
              0,
              0
            };
    return ByteBuffer.allocate(header.length + payload.length).put(header).put(payload).array();
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Frame reads() {
    try {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      return new Frame(first, in.readNBytes(length == 126 ? in.readUnsignedShort() : length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads until a frame of this type comes, or `close`.
  public Frame readsUntil(String type) {
    var frame = reads();
    while (!frame.type().equals(type)) {
      if (frame.isClose()) {
        throw new AssertionError("closed with " + frame.closeCode());
      }
      frame = reads();
    }
    return frame;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] request(ChatNode node, Person person, String subprotocols) {
    var offer = subprotocols.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocols + "\n";
    return """
    GET /ws HTTP/1.1
    Host: %s
    Upgrade: websocket
    Connection: Upgrade
    Sec-WebSocket-Version: 13
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
    %sSec-WebSocket-Extensions: permessage-deflate
    Authorization: Bearer %s

    """
        .formatted(node.uri().getAuthority(), offer, person.token())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String readsHead() {
    var head = new StringBuilder();
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
