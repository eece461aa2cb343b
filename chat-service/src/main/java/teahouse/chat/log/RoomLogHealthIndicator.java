package teahouse.chat.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: a node that does not hear the log serves nobody.
final class RoomLogHealthIndicator implements HealthIndicator {

  private final TailState state;

  RoomLogHealthIndicator(TailState state) {
    this.state = state;
  }

  @Override
  public Health health() {
    if (!state.isReadBack()) {
      return Health.outOfService().withDetail("log", "reading the window of recent ids").build();
    }
    return state.isFresh()
        ? Health.up().build()
        : Health.outOfService().withDetail("log", "no proof of freshness").build();
  }
}
