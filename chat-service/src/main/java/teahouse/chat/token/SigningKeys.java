package teahouse.chat.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Auth-service's public keys. Spring's own source keeps them for ever, and asks for every unknown
/// key id.
///
/// - fresh for 5 minutes; then fetched anew, and the old ones serve for an hour if that fails
/// - an unknown key id fetches too, at most every 30 s: forged tokens must not become requests
/// - requests that come during a fetch wait for that fetch
@Component
class SigningKeys implements Function<SignedJWT, Flux<JWK>> {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final Duration COOLDOWN = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final WebClient client;
  private final Clock clock;
  private final Counter fetched;
  private final Counter failed;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final AtomicReference<@Nullable Mono<Held>> flight = new AtomicReference<>();
  private volatile Instant lastAttempt = Instant.MIN;

  SigningKeys(TokenSettings settings, MeterRegistry meters, Clock clock) {
    this.fetched = meters.counter("teahouse.jwks.fetches", "outcome", "fetched");
    this.failed = meters.counter("teahouse.jwks.fetches", "outcome", "failed");
    this.client = WebClient.create(settings.jwkSetUri().toString());
    this.clock = clock;
  }

  private record Held(JWKSet keys, Instant since) {

    boolean isYoungerThan(Duration age, Instant now) {
      return since.plus(age).isAfter(now);
    }
  }

  @Override
  public Flux<JWK> apply(SignedJWT token) {
    var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
    return Mono.defer(() -> keysFor(selector))
        .flatMapIterable(known -> selector.select(known.keys()));
  }

  /// The keys as auth-service shows them, if it was asked lately; otherwise null, and whoever reads
  /// a token in full asks.
  @Nullable JWKSet fresh() {
    var known = held.get();
    return known != null && known.isYoungerThan(FRESH, clock.instant()) ? known.keys() : null;
  }

  /// Fetches the keys unless they are here; completes when they are.
  Mono<Void> load() {
    return Mono.defer(() -> held.get() == null ? fetch(null).then() : Mono.empty());
  }

  private Mono<Held> keysFor(JWKSelector selector) {
    var now = clock.instant();
    var known = held.get();
    if (known == null || !known.isYoungerThan(USABLE, now)) {
      return fetch(known);
    }
    if (!known.isYoungerThan(FRESH, now)) {
      return mayAsk(now) ? fetch(known).onErrorReturn(known) : Mono.just(known);
    }
    return selector.select(known.keys()).isEmpty() && mayAsk(now) ? fetch(known) : Mono.just(known);
  }

  private boolean mayAsk(Instant now) {
    return flight.get() != null || lastAttempt.isBefore(now.minus(COOLDOWN));
  }

  /// Joins the fetch that is under way, or begins one.
  ///
  /// @param seen what the asker found wanting. If there is something newer by now, a fetch has
  ///   landed in between, and that is the answer.
  private Mono<Held> fetch(@Nullable Held seen) {
    var mine =
        Mono.defer(() -> newerThan(seen).switchIfEmpty(Mono.defer(this::request)))
            // Before anybody hears of it: whoever asks next must not join what has landed.
            .doOnTerminate(() -> flight.set(null))
            .cache();
    var before = flight.compareAndExchange(null, mine);
    return before == null ? mine : before;
  }

  private Mono<Held> newerThan(@Nullable Held seen) {
    var now = held.get();
    return Objects.equals(now, seen) ? Mono.empty() : Mono.justOrEmpty(now);
  }

  private Mono<Held> request() {
    lastAttempt = clock.instant();
    return client
        .get()
        .retrieve()
        .bodyToMono(String.class)
        .timeout(PATIENCE)
        .map(body -> new Held(parse(body), clock.instant()))
        .doOnNext(held::set)
        .doOnNext(_ -> fetched.increment())
        .doOnError(_ -> failed.increment())
        .doOnError(failure -> log.warn("cannot fetch signing keys: {}", failure.toString()));
  }

  private static JWKSet parse(String body) {
    try {
      return JWKSet.parse(body);
    } catch (ParseException e) {
      throw new IllegalArgumentException("the JWK set is none", e);
    }
  }
}
