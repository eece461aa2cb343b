package teahouse.auth.session;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Part of readiness: a topic that forgets too soon lets ended sessions in again, so an instance
/// that finds one takes no part. Without Kafka nothing is known, and people go on signing in.
@Component
class SessionEventsHealthIndicator implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(SessionEventsHealthIndicator.class);
  private static final String NAME = SessionEventsTopic.NAME;

  private volatile Optional<String> flaw = Optional.empty();

  /// Says so once.
  void found(Optional<String> now) {
    if (!now.equals(flaw)) {
      now.ifPresentOrElse(
          why -> log.error("topic {} forgets too soon, not ready: {}", NAME, why),
          () -> log.info("topic {} keeps what it must", NAME));
    }
    flaw = now;
  }

  @Override
  public Health health() {
    return flaw.map(why -> Health.down().withDetail(NAME, why)).orElseGet(Health::up).build();
  }
}
