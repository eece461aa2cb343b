package teahouse.chat.token;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Part of readiness: without keys no token can be read. Asking for it fetches them; once they are
/// here, auth-service may go.
@Component
class SigningKeysHealthIndicator implements ReactiveHealthIndicator {

  private final SigningKeys keys;

  SigningKeysHealthIndicator(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Mono<Health> health() {
    return keys.load()
        .then(Mono.fromSupplier(() -> Health.up().build()))
        .onErrorReturn(Health.outOfService().build());
  }
}
