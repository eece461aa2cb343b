package teahouse.auth.key;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Part of readiness: without a key nobody can sign in.
@Component
class SigningKeysHealthIndicator implements HealthIndicator {

  private final SigningKeys keys;

  SigningKeysHealthIndicator(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Health health() {
    return keys.current().isPresent() ? Health.up().build() : Health.down().build();
  }
}
