package teahouse.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppendQueueTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicBoolean busy = new AtomicBoolean(true);
  private final List<Integer> handedOver = Collections.synchronizedList(new ArrayList<>());

  @Test
  void handsOverInTheOrderOfAsking() throws InterruptedException {
    var queue = new AppendQueue(busy::get, Duration.ofMillis(1));
    for (int i = 0; i < 5_000; i++) {
      int number = i;
      assertThat(queue.offer(() -> handedOver.add(number))).isTrue();
    }
    queue.stop(LONG);
    assertThat(handedOver).containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
  }

  @Test
  void whileAnAnswerIsAwaitedItCollects() throws InterruptedException {
    var pace = Duration.ofMillis(300);
    long made = System.nanoTime();
    var queue = new AppendQueue(busy::get, pace);
    var both = new CountDownLatch(2);
    queue.offer(both::countDown);
    queue.offer(both::countDown);
    assertThat(both.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - made)).isGreaterThanOrEqualTo(pace);
    queue.stop(LONG);
  }

  @Test
  void whileNoneIsAwaitedItDoesNot() throws InterruptedException {
    busy.set(false);
    var queue = new AppendQueue(busy::get, Duration.ofDays(1));
    for (int i = 0; i < 3; i++) {
      var one = new CountDownLatch(1);
      queue.offer(one::countDown);
      assertThat(one.await(1, TimeUnit.MINUTES)).isTrue();
    }
    queue.stop(LONG);
  }

  @Test
  void whatWasTakenIsHandedOverBeforeTheEndHoweverSlowThePace() throws InterruptedException {
    var queue = new AppendQueue(busy::get, Duration.ofDays(1));
    queue.offer(() -> handedOver.add(1));
    queue.stop(LONG);
    assertThat(handedOver).containsExactly(1);
    assertThat(queue.offer(() -> handedOver.add(2))).isFalse();
  }

  @Test
  void refusesWhatItHasNoRoomFor() throws InterruptedException {
    var queue = new AppendQueue(busy::get, Duration.ZERO);
    var stuck = new CountDownLatch(1);
    var reached = new CountDownLatch(1);
    queue.offer(() -> {
      reached.countDown();
      await(stuck);
    });
    assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
    int taken = 0;
    while (queue.offer(() -> handedOver.add(1))) {
      taken++;
    }
    stuck.countDown();
    queue.stop(LONG);
    assertThat(handedOver).hasSize(taken);
  }

  @Test
  void oneThatFailsHoldsUpNoOther() throws InterruptedException {
    var queue = new AppendQueue(busy::get, Duration.ZERO);
    queue.offer(() -> {
      throw new IllegalArgumentException("thrown on purpose");
    });
    queue.offer(() -> handedOver.add(1));
    queue.stop(LONG);
    assertThat(handedOver).containsExactly(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
