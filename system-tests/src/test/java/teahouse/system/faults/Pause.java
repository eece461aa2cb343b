package teahouse.system.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long a fault lasts, or a speaker draws breath; nothing is proved by it.
final class Pause {

  private static final CountDownLatch NOBODY_COUNTS = new CountDownLatch(1);

  private Pause() {}

  static void of(Duration time) throws InterruptedException {
    if (NOBODY_COUNTS.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts");
    }
  }
}
