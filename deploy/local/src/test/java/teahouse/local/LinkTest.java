package teahouse.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody says words of five letters to an echo behind a link.
@Timeout(180)
class LinkTest {
  private static final int WORD = 5;
  private static final int A_WHILE_MILLIS = 300;

  /// Whoever waits for a word in vain is not interrupted by a test's timeout.
  private static final int PATIENCE_MILLIS = 60_000;

  private ServerSocket echo;
  private Link link;

  @BeforeEach
  void open() throws Exception {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
    link = new Link("link", Ports.free(), List.of(echo.getLocalPort()));
    link.open();
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void whatIsSaidComesBack() throws IOException {
    try (var line = line()) {
      say(line, "hello");
      assertThat(hear(line)).isEqualTo("hello");
    }
  }

  @Test
  void inSilenceNothingComesThroughAndNothingIsLost() throws IOException {
    try (var line = line()) {
      say(line, "first");
      assertThat(hear(line)).isEqualTo("first");
      link.weather(Weather.SILENCE);
      say(line, "later");
      hearsNothing(line);
      link.weather(Weather.CLEAR);
      assertThat(hear(line)).isEqualTo("later");
    }
  }

  @Test
  void withoutAnswersTheOtherSideHearsAndIsNotHeard() throws Exception {
    link.weather(Weather.NO_ANSWERS);
    try (var line = line()) {
      say(line, "hello");
      synchronized (this) {
        while (!"hello".equals(said)) {
          wait();
        }
      }
      hearsNothing(line);
    }
  }

  @Test
  void aResetBreaksTheLinesInTheMiddleAndSaysHowMany() throws IOException {
    try (var one = line();
        var other = line()) {
      for (var line : List.of(one, other)) {
        say(line, "hello");
        assertThat(hear(line)).isEqualTo("hello");
      }
      assertThat(link.reset()).isEqualTo(2);
      assertThatThrownBy(() -> hear(one)).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> hear(other)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void badWeatherChangesNothingAndIsCounted() throws IOException {
    try (var line = line()) {
      say(line, "clear");
      assertThat(hear(line)).isEqualTo("clear");
      assertThat(link.hindered()).isZero();
      link.weather(new Weather(true, true, Duration.ofMillis(20), 0.2, 1_000));
      for (var word : List.of("under", "cover", "heavy", "skies")) {
        say(line, word);
        assertThat(hear(line)).isEqualTo(word);
      }
      assertThat(link.hindered()).isGreaterThanOrEqualTo(8);
    }
  }

  /// That something takes longer than it must is no proof, that it takes no less is one.
  @ParameterizedTest
  @MethodSource("slowness")
  void badWeatherTakesItsTimeInBothDirections(Weather weather, int leastMillis) throws IOException {
    link.weather(weather);
    try (var line = line()) {
      long begin = System.nanoTime();
      say(line, "hello");
      assertThat(hear(line)).isEqualTo("hello");
      assertThat(Duration.ofNanos(System.nanoTime() - begin).toMillis())
          .isGreaterThanOrEqualTo(leastMillis);
    }
  }

  private static List<Arguments> slowness() {
    return List.of(
        Arguments.of(Weather.delayed(Duration.ofMillis(150)), 300),
        Arguments.of(Weather.stalling(1), 400),
        Arguments.of(Weather.throttled(25), 400));
  }

  @Test
  void aDoorPassesOverWhoDoesNotAccept() throws Exception {
    int nobody = Ports.free();
    try (var door = new Link("door", Ports.free(), List.of(nobody, echo.getLocalPort()))) {
      door.open();
      for (int i = 0; i < 4; i++) {
        try (var line = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
          say(line, "hello");
          assertThat(hear(line)).isEqualTo("hello");
        }
      }
    }
  }

  private String said = "";

  private void answer() {
    while (!echo.isClosed()) {
      try {
        var guest = echo.accept();
        Thread.ofVirtual().start(() -> echo(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void echo(Socket guest) {
    try (guest) {
      while (true) {
        var word = guest.getInputStream().readNBytes(WORD);
        if (word.length < WORD) {
          return;
        }
        synchronized (this) {
          said = new String(word, US_ASCII);
          notifyAll();
        }
        guest.getOutputStream().write(word);
      }
    } catch (IOException gone) {
      // the test is over
    }
  }

  private Socket line() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), link.port());
  }

  private static void say(Socket line, String word) throws IOException {
    line.getOutputStream().write(word.getBytes(US_ASCII));
  }

  private static String hear(Socket line) throws IOException {
    line.setSoTimeout(PATIENCE_MILLIS);
    var word = line.getInputStream().readNBytes(WORD);
    return new String(word, US_ASCII);
  }

  private static void hearsNothing(Socket line) throws IOException {
    line.setSoTimeout(A_WHILE_MILLIS);
    assertThatThrownBy(() -> line.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }
}
