package teahouse.chat.token;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Part of readiness: before the end of `session-events` this node would let ended sessions in.
@Component
class SessionEventsHealthIndicator implements HealthIndicator {

  private final SessionEventTail tail;

  SessionEventsHealthIndicator(SessionEventTail tail) {
    this.tail = tail;
  }

  @Override
  public Health health() {
    return tail.hasReadToItsEnd() ? Health.up().build() : Health.outOfService().build();
  }
}
