package teahouse.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.uring.IoUring;
import org.junit.jupiter.api.Test;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.testing.TestSocket;

/// Which of the operating system's ways carries the sockets. Everything works on each of them, so
/// that a library that went missing would show only in what a delivery costs.
class TransportTest {

  @Test
  void socketsAreOnIoUringWhereTheSystemAllowsIt() {
    try (var _ = TestSocket.open(ChatNode.shared(), Person.signedIn())) {
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .filteredOn(name -> name.startsWith("sockets-"))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("sockets-io_uring-") == IoUring.isAvailable());
    }
  }
}
