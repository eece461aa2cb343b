package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.RawSocket;

class RawSocketTest {

  private static final int TEXT = 0x81;
  private static final int TEXT_WITH_RESERVED_BIT = 0xc1;

  private final ChatNode node = ChatNode.shared();

  @Test
  void textThatIsNotUtf8ClosesTheSocket() {
    try (var socket = welcomed()) {
      socket.sends(TEXT, (byte) '"', (byte) 0xc3, (byte) 0x28, (byte) '"');

      assertThat(socket.readsUntil("close").closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void reservedBitsCloseTheSocket() {
    try (var socket = welcomed()) {
      socket.sends(
          TEXT_WITH_RESERVED_BIT,
          "{\"type\":\"ping\",\"ref\":\"1\"}".getBytes(StandardCharsets.UTF_8));

      assertThat(socket.readsUntil("close").closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void aCharacterMayBeSplitOverFragments() {
    try (var socket = welcomed()) {
      var frame = "{\"type\":\"ping\",\"ref\":\"茶\"}".getBytes(StandardCharsets.UTF_8);
      int middleOfTea = 24;
      socket.sends(0x01, Arrays.copyOfRange(frame, 0, middleOfTea));
      socket.sends(0x80, Arrays.copyOfRange(frame, middleOfTea, frame.length));

      assertThat(socket.readsUntil("pong").json().path("ref").asString()).isEqualTo("茶");
    }
  }

  private RawSocket welcomed() {
    var socket = new RawSocket(node, Person.signedIn());
    socket.readsUntil("welcome");
    return socket;
  }
}
