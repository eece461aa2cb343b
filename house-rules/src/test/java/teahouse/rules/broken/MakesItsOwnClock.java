package teahouse.rules.broken;

import java.time.Clock;

class MakesItsOwnClock {
  Clock clock() {
    return Clock.systemUTC();
  }
}
