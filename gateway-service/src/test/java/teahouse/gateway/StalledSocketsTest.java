package teahouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teahouse.gateway.world.FakeChat;
import teahouse.gateway.world.PausingSocket;
import teahouse.gateway.world.RunningGateway;
import teahouse.gateway.world.Socket;

/// Many that stop reading, in the middle of what chat-service has for them.
class StalledSocketsTest {

  private static final int SOCKETS = 200;
  private static final int FRAMES = 72;

  /// Taken in small bites before the stall: whatever is taken makes the gateway read ahead.
  private static final int BITES = 4;

  private static final int FRAMES_OF_A_BITE = 4;
  private static final int FRAMES_TAKEN = BITES * FRAMES_OF_A_BITE;
  private static final int KERNEL_BUFFER = 64 * 1024;

  /// Four of the largest frames.
  private static final long GATEWAY_HOLDS = 4 * 64 * 1024L;

  /// At chat-service, the gateway's two sides and the client; Linux takes each size twice.
  private static final long KERNEL_HOLDS =
      2L * (FakeChat.SEND_BUFFER + 2 * KERNEL_BUFFER + PausingSocket.RECEIVE_BUFFER);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningGateway house =
      RunningGateway.with("teahouse.socket.kernel-buffer", KERNEL_BUFFER / 1024 + "KB");
  private final List<PausingSocket> stalled = new ArrayList<>();

  @AfterEach
  void close() {
    stalled.forEach(PausingSocket::close);
    house.close();
  }

  @Test
  void whoStopsReadingCostsABoundedAmountHarmsNobodyAndMissesNothing() {
    Socket lively = house.socketOf(house.signedIn());
    assertThat(lively.hears()).startsWith("welcome");
    IntStream.range(0, SOCKETS).forEach(_ -> stalled.add(house.pausingSocket()));
    everyone(number -> {
      stalled.get(number).takes();
      stalled.get(number).says("count " + number + " " + FRAMES);
    });
    for (int bite = 0; bite < BITES; bite++) {
      int from = bite * FRAMES_OF_A_BITE;
      awaitStandstill();
      everyone(number -> takesInOrder(number, from, from + FRAMES_OF_A_BITE));
    }
    awaitStandstill();

    assertThat(underWay(FRAMES_TAKEN).boxed())
        .hasSize(SOCKETS)
        .allSatisfy(bytes -> assertThat(bytes).isBetween(1L, GATEWAY_HOLDS + KERNEL_HOLDS));
    for (int round = 0; round < SOCKETS; round++) {
      assertThat(lively.says("round " + round).hears()).isEqualTo("round " + round);
    }

    everyone(number -> takesInOrder(number, FRAMES_TAKEN, FRAMES));
  }

  private void takesInOrder(int number, int from, int to) {
    for (int frame = from; frame < to; frame++) {
      assertThat(stalled.get(number).takes().getInt()).isEqualTo(frame);
    }
  }

  /// At once, each on a thread of its own.
  private static void everyone(IntConsumer does) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, SOCKETS)
                  .mapToObj(
                      number -> CompletableFuture.runAsync(() -> does.accept(number), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  /// Until chat-service has not got rid of anything for twenty looks.
  private void awaitStandstill() {
    AtomicLong last = new AtomicLong(-1);
    AtomicInteger looks = new AtomicInteger();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(25))
        .until(() -> {
          long now = underWay(0).sum();
          boolean moved = last.getAndSet(now) != now;
          return (moved ? looks.updateAndGet(_ -> 0) : looks.incrementAndGet()) == 20;
        });
  }

  /// What chat-service has got rid of, and its client has not taken.
  private LongStream underWay(int framesTaken) {
    return IntStream.range(0, SOCKETS)
        .mapToLong(number ->
            house.chat.flooded(String.valueOf(number))
                - (long) framesTaken * FakeChat.COUNT_FRAME_BYTES);
  }
}
