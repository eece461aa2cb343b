package teahouse.gateway.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the key that signed a token. Needed because the framework's own source keeps its first
/// answer for ever and fetches again for every unknown key id that a stranger makes up.
final class SigningKeys {

  /// Between two fetches while keys are held: how often a stranger's key id can make us ask.
  private static final Duration COOLDOWN = Duration.ofSeconds(30);

  private final Supplier<Mono<JWKSet>> source;
  private final Clock clock;
  private final AtomicReference<@Nullable HeldKeys> held = new AtomicReference<>();
  private final AtomicReference<@Nullable Mono<HeldKeys>> fetching = new AtomicReference<>();
  private volatile Instant triedAt = Instant.MIN;

  SigningKeys(Supplier<Mono<JWKSet>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  Flux<JWK> of(SignedJWT token) {
    return Flux.defer(() -> find(token.getHeader().getKeyID()).flatMapIterable(keys -> keys));
  }

  boolean areLoaded() {
    return held.get() != null;
  }

  private Mono<List<JWK>> find(@Nullable String keyId) {
    HeldKeys now = held.get();
    if (now != null && now.isFresh(clock.instant()) && !now.named(keyId).isEmpty()) {
      return Mono.just(now.named(keyId));
    }
    // Joining a running fetch comes before the cooldown is asked: else all but the first of many
    // requests that arrive together would be told that their key is unknown.
    Mono<HeldKeys> running = fetching.get();
    if (running != null) {
      return orHeld(running).map(keys -> keys.named(keyId));
    }
    if (now != null && clock.instant().isBefore(triedAt.plus(COOLDOWN))) {
      return now.isUsable(clock.instant())
          ? Mono.just(now.named(keyId))
          : Mono.error(new KeysUnavailable(new IllegalStateException("keys are too old")));
    }
    return orHeld(join(now)).map(keys -> keys.named(keyId));
  }

  /// Fetches, or joins the fetch that is running.
  Mono<HeldKeys> load() {
    return Mono.defer(() -> join(held.get()));
  }

  /// @param seen what the asker found wanting. If there is something newer by now, a fetch has
  ///   landed in between, and that is the answer.
  private Mono<HeldKeys> join(@Nullable HeldKeys seen) {
    Mono<HeldKeys> mine =
        Mono.defer(() -> newerThan(seen).switchIfEmpty(Mono.defer(this::fetch)))
            .doFinally(_ -> fetching.set(null))
            .cache();
    Mono<HeldKeys> running = fetching.compareAndExchange(null, mine);
    return running == null ? mine : running;
  }

  private Mono<HeldKeys> newerThan(@Nullable HeldKeys seen) {
    HeldKeys now = held.get();
    return Objects.equals(now, seen) ? Mono.empty() : Mono.justOrEmpty(now);
  }

  private Mono<HeldKeys> fetch() {
    triedAt = clock.instant();
    return source.get().map(set -> new HeldKeys(set, clock.instant())).doOnNext(held::set);
  }

  private Mono<HeldKeys> orHeld(Mono<HeldKeys> fetched) {
    return fetched.onErrorResume(fault -> {
      HeldKeys old = held.get();
      return old != null && old.isUsable(clock.instant())
          ? Mono.just(old)
          : Mono.error(new KeysUnavailable(fault));
    });
  }
}
