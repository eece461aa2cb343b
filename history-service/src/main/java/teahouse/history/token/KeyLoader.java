package teahouse.history.token;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/// Loads the keys once before this replica calls itself ready, so that nobody's first request waits
/// or fails. Once loaded, readiness asks for them no more: auth-service may go away.
@Component("signingKeys")
class KeyLoader implements SmartLifecycle, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(KeyLoader.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final SigningKeys keys;
  private final Disposable.Swap loading = Disposables.swap();
  private volatile boolean running;

  KeyLoader(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public void start() {
    running = true;
    loading.update(
        keys.load()
            .doOnError(fault -> LOG.info("No signing keys yet: {}", fault.toString()))
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, BETWEEN_TRIES))
            .subscribe(
                _ -> LOG.info("Signing keys are loaded."),
                fault -> LOG.error("Signing keys are not loaded.", fault)));
  }

  @Override
  public void stop() {
    running = false;
    loading.dispose();
  }

  /// Before the web server starts, and until it has stopped.
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    return keys.areLoaded() ? Health.up().build() : Health.down().build();
  }
}
