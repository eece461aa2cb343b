package teahouse.history.testing;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids of version 7 that grow.
public final class Ids {

  private static final AtomicLong TIME = new AtomicLong(0x0198_b2f0_0000L);

  private Ids() {}

  public static UUID next() {
    long random = ThreadLocalRandom.current().nextLong();
    return new UUID(
        TIME.incrementAndGet() << 16 | 0x7000 | (random >>> 52),
        0x8000_0000_0000_0000L | (random & 0x3fff_ffff_ffff_ffffL));
  }
}
