package teahouse.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Renews each session once at a time: a page's requests come in flocks, and all of a flock find
/// the same old token. Those that still carry the old cookie a moment later get the same answer.
///
/// Across replicas two renewals may race, harmlessly: the refresh token is not rotated.
@Component
class Renewals {

  /// Longer than a request that was on its way with the old cookie.
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  /// While auth-service is away, only one request of a session in this time waits for it.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private static final int MOST_SESSIONS = 50_000;

  private final AuthorizationServer auth;
  private final Cache<String, Mono<Renewal>> recent =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_SESSIONS).build();

  Renewals(AuthorizationServer auth) {
    this.auth = auth;
  }

  Mono<Renewal> of(SessionTokens tokens) {
    return recent.get(
        tokens.refreshToken(),
        _ ->
            auth.renew(tokens)
                .cache(Renewals::remembered, _ -> Duration.ZERO, () -> Duration.ZERO));
  }

  void forget(SessionTokens tokens) {
    recent.invalidate(tokens.refreshToken());
  }

  private static Duration remembered(Renewal renewal) {
    return switch (renewal) {
      case Renewal.Renewed _, Renewal.Ended _ -> REMEMBERED;
      case Renewal.Unavailable _ -> PAUSE_AFTER_FAILURE;
    };
  }
}
