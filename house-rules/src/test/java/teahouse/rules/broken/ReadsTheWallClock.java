package teahouse.rules.broken;

import java.time.Instant;

class ReadsTheWallClock {
  Instant when() {
    return Instant.now();
  }
}
