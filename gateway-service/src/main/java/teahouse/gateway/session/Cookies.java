package teahouse.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// Reads and makes the cookies of this feature.
@Component
class Cookies {

  /// Past 4,096 bytes with name and attributes, browsers drop a cookie without a word.
  static final int MOST_CHARACTERS = 3_500;

  /// Enough for a few tabs; a slot each keeps abandoned attempts from filling the request's
  /// headers.
  static final int SLOTS = 4;

  private static final String SESSION = "teahouse-session";
  private static final String SIGN_IN = "teahouse-sign-in";
  private static final Duration SESSION_LIFE = Duration.ofDays(30);

  private final Seal seal;
  private final CookieNames names;
  private final Clock clock;

  Cookies(Seal seal, CookieNames names, Clock clock) {
    this.seal = seal;
    this.names = names;
    this.clock = clock;
  }

  boolean hasSession(ServerHttpRequest request) {
    return request.getCookies().containsKey(names.session());
  }

  Optional<SessionTokens> session(ServerHttpRequest request) {
    return value(request, names.session())
        .flatMap(sealed -> seal.open(SESSION, sealed))
        .flatMap(SessionTokens::of);
  }

  ResponseCookie of(SessionTokens tokens) {
    String sealed = seal.close(SESSION, tokens.content());
    if (sealed.length() > MOST_CHARACTERS) {
      throw new IllegalStateException(
          "session cookie: %,d characters (expected: at most %,d)"
              .formatted(sealed.length(), MOST_CHARACTERS));
    }
    return cookie(names.session(), sealed, SESSION_LIFE, "Strict");
  }

  ResponseCookie noSession() {
    return cookie(names.session(), "", Duration.ZERO, "Strict");
  }

  Optional<SignInAttempt> attempt(ServerHttpRequest request, @Nullable String state) {
    return slots(request)
        .flatMap(slot -> slot.attempt().stream())
        .filter(attempt -> attempt.state().equals(state) && !attempt.isOver(clock.instant()))
        .findFirst();
  }

  /// In a free slot, or in that of the oldest attempt.
  ResponseCookie of(SignInAttempt attempt, ServerHttpRequest request) {
    int slot = slots(request).min(Comparator.comparing(Slot::begunAt)).orElseThrow().number();
    String sealed = seal.close(SIGN_IN, attempt.content());
    // Lax: auth-service may live on a site of its own, from which the way back begins.
    return cookie(names.signIn(slot), sealed, SignInAttempt.LIFE, "Lax");
  }

  /// Ends the attempt: a state is good for one way back.
  Stream<ResponseCookie> without(SignInAttempt attempt, ServerHttpRequest request) {
    return slots(request)
        .filter(slot -> slot.attempt().filter(attempt::equals).isPresent())
        .map(slot -> cookie(names.signIn(slot.number()), "", Duration.ZERO, "Lax"));
  }

  private Stream<Slot> slots(ServerHttpRequest request) {
    return IntStream.range(0, SLOTS)
        .mapToObj(number ->
            new Slot(
                number,
                value(request, names.signIn(number))
                    .flatMap(sealed -> seal.open(SIGN_IN, sealed))
                    .flatMap(SignInAttempt::of)));
  }

  private static Optional<String> value(ServerHttpRequest request, String name) {
    return Optional.ofNullable(request.getCookies().getFirst(name)).map(HttpCookie::getValue);
  }

  private ResponseCookie cookie(String name, String value, Duration life, String sameSite) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(names.secure())
        .path("/")
        .sameSite(sameSite)
        .maxAge(life)
        .build();
  }

  private record Slot(int number, Optional<SignInAttempt> attempt) {

    Instant begunAt() {
      return attempt.map(SignInAttempt::begunAt).orElse(Instant.MIN);
    }
  }
}
