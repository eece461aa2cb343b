package teahouse.chat.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teahouse.chat.vocabulary.UserId;

/// What `session-events` said, for as long as a token of before may live.
@Component
public class EndedSessions {

  /// Twice the longest token's life, for clocks that differ.
  private static final Duration REMEMBERED = Duration.ofMinutes(20);

  private final Clock clock;
  private final Map<String, Remembered> bySession = new ConcurrentHashMap<>();
  private final Map<UserId, Remembered> byUser = new ConcurrentHashMap<>();

  EndedSessions(Clock clock) {
    this.clock = clock;
  }

  private record Remembered(SessionEnd end, Instant until) {}

  /// Why this caller's token is refused, if it is.
  public Optional<SessionEnd> endOf(Caller caller) {
    return of(bySession.get(caller.session()), caller)
        .or(() -> of(byUser.get(caller.user()), caller));
  }

  /// @param at when it happened, by the broker's clock
  void record(SessionEnd end, Instant at) {
    var now = clock.instant();
    var remembered = new Remembered(end, at.plus(REMEMBERED));
    if (remembered.until().isBefore(now)) {
      return;
    }
    switch (end) {
      case SessionEnd.SignedOut signedOut -> bySession.put(signedOut.session(), remembered);
      case SessionEnd.SignedOutEverywhere _, SessionEnd.Disabled _ ->
          byUser.merge(end.user(), remembered, EndedSessions::later);
    }
    bySession.values().removeIf(old -> old.until().isBefore(now));
    byUser.values().removeIf(old -> old.until().isBefore(now));
  }

  private static Remembered later(Remembered one, Remembered other) {
    return one.end().notBefore().isAfter(other.end().notBefore()) ? one : other;
  }

  private static Optional<SessionEnd> of(@Nullable Remembered remembered, Caller caller) {
    return Optional.ofNullable(remembered).map(Remembered::end).filter(end -> end.concerns(caller));
  }
}
