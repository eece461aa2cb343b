package teahouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teahouse.gateway.world.RunningGateway;
import teahouse.gateway.world.Socket;

class SocketsTest {

  private static final int FRAME_LIMIT = 64 * 1024;
  private static final long MOST_IN_BETWEEN = 1024 * 1024L;

  private final RunningGateway house = RunningGateway.shared();

  private Socket alice() {
    Socket socket = house.socketOf(house.signedIn());
    assertThat(socket.hears())
        .startsWith("welcome Bearer ey")
        .endsWith(" for=127.0.0.1 cookie=null");
    return socket;
  }

  @Test
  void framesPassBothWaysWithTheTokenThatIsInTheCookie() {
    assertThat(alice().says("你好 👋").hears()).isEqualTo("你好 👋");
  }

  @Test
  void anAppOpensItsSocketWithItsToken() {
    Socket app =
        house.socket(
            true, "Authorization", "Bearer " + house.auth.tokens.accessToken("an-app-user"));

    assertThat(app.hears()).startsWith("welcome Bearer ey");
  }

  @Test
  void aMessageInFragmentsArrivesWhole() {
    Socket socket =
        alice()
            .sends(new TextWebSocketFrame(false, 0, "one "))
            .sends(new ContinuationWebSocketFrame(false, 0, "two "))
            .sends(new ContinuationWebSocketFrame(true, 0, "three"));

    assertThat(socket.hears()).isEqualTo("one two three");
  }

  @Test
  void pingsAndBinaryFramesReachTheServiceAndAreAnsweredByIt() {
    Socket socket = alice();

    socket.sends(new PingWebSocketFrame(Unpooled.copiedBuffer("hi", UTF_8)));
    assertThat(socket.hears()).isEqualTo("PingWebSocketFrame 2");

    socket.sends(new BinaryWebSocketFrame(Unpooled.copiedBuffer("\u0001", UTF_8)));
    assertThat(socket.hears()).isEqualTo("BinaryWebSocketFrame 1");
  }

  @Test
  void theLargestFramesPassBothWays() {
    Socket socket = alice();

    socket.says("x".repeat(FRAME_LIMIT));
    assertThat(socket.hears()).hasSize(FRAME_LIMIT);

    socket.says("big " + FRAME_LIMIT);
    assertThat(socket.hears()).hasSize(FRAME_LIMIT);
  }

  @Test
  void aFrameOverTheLimitClosesTheSocketWith1009() {
    assertThat(alice().says("x".repeat(FRAME_LIMIT + 1)).closedWith()).startsWith("1009 ");
  }

  @Test
  void aMessageOverTheLimitClosesTheSocketWith1009ThoughItsFragmentsAreSmall() {
    Socket socket = alice().sends(new TextWebSocketFrame(false, 0, "x".repeat(FRAME_LIMIT)));

    assertThat(socket.sends(new ContinuationWebSocketFrame(true, 0, "y")).closedWith())
        .startsWith("1009 ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void aFrameWithReservedBitsIsNoFrame(int bits) {
    assertThat(alice().sends(new TextWebSocketFrame(true, bits, "x")).closedWith())
        .isEqualTo("1002 protocol_error");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, bye",
    "1001, going_away",
    "1003, binary_refused",
    "1007, invalid_utf8",
    "1009, too_big",
    "1011, internal",
    "4401, token_expired",
    "4429, flooding",
    "4501, signed_out"
  })
  void theServicesCloseCodesReachTheClient(int code, String reason) {
    assertThat(alice().says("close " + code + " " + reason).closedWith())
        .isEqualTo(code + " " + reason);
  }

  @Test
  void aServiceThatIsGoneWithoutAWordLeavesAClientThatMayComeBack() {
    assertThat(alice().says("vanish").closedWith()).isEqualTo("1011 internal");
  }

  @ParameterizedTest
  @CsvSource({"1000, bye", "1001, going_away", "4000, own"})
  void theClientsCloseCodesReachTheService(int code, String reason) {
    String name = UUID.randomUUID().toString();
    Socket socket = alice().says("remember " + name);
    assertThat(socket.hears()).isEqualTo("remembered");

    socket.sends(new CloseWebSocketFrame(code, reason));

    await().until(() -> house.chat.closes.containsKey(name));
    assertThat(house.chat.closes.get(name)).first().isEqualTo(code + " " + reason);
  }

  @Test
  void aClientThatVanishesIsGoneForTheServiceToo() {
    String name = UUID.randomUUID().toString();
    Socket socket = alice().says("remember " + name);
    assertThat(socket.hears()).isEqualTo("remembered");

    socket.vanishes();

    await().until(() -> house.chat.closes.containsKey(name));
    assertThat(house.chat.closes.get(name)).first().isEqualTo("1001 going_away");
  }

  @ParameterizedTest
  @CsvSource({"401, 401", "403, 403", "429, 429", "404, 503", "500, 503", "503, 503"})
  void whatTheServiceRefusesIsRefusedBeforeTheUpgrade(int service, int client) {
    Socket socket =
        house.socket(
            true,
            "Authorization",
            "Bearer " + house.auth.tokens.accessToken("u"),
            "User-Agent",
            "refuse " + service);

    assertThat(socket.status()).isEqualTo(client);
  }

  @Test
  void aSlowReaderStopsTheServiceAfterABoundedAmount() {
    String name = UUID.randomUUID().toString();
    var mallory = house.signedIn();
    Socket deaf =
        house.socket(false, "Cookie", house.cookie(mallory), "Origin", RunningGateway.ORIGIN);
    assertThat(deaf.status()).isEqualTo(101);

    deaf.says("flood " + name);

    long passed = settled(() -> house.chat.flooded(name));
    deaf.vanishes();
    assertThat(passed).isBetween(1L, MOST_IN_BETWEEN);
  }

  /// What a number is when it has not moved for twenty looks.
  private static long settled(LongSupplier number) {
    AtomicLong last = new AtomicLong(-1);
    AtomicInteger looks = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          long now = number.getAsLong();
          boolean moved = last.getAndSet(now) != now || now == 0;
          return (moved ? looks.updateAndGet(_ -> 0) : looks.incrementAndGet()) == 20;
        });
    return last.get();
  }
}
